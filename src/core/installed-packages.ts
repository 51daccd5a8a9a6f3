import type { FileEntry } from './image-facts.ts';

/** Installed packages in dpkg's status file. Source: dpkg-query(1) and deb-control(5). */
export const packagesOfDpkg = (status: string): readonly string[] =>
	status
		.split(/\n\s*\n/)
		.filter((entry) => /^Status: .* installed$/m.test(entry))
		.flatMap((entry) => /^Package: (.+)$/m.exec(entry)?.[1] ?? []);

/** Distroless images list each package in a file of its own. */
export const packagesOfDistroless = (files: readonly FileEntry[]): readonly string[] =>
	files
		.map(({ path }) => /^\/var\/lib\/dpkg\/status\.d\/([^/]+)$/.exec(path)?.[1])
		.filter((name) => name !== undefined && !name.endsWith('.md5sums'))
		.map(String);

/** Installed packages in apk's database. Source: the format of Alpine's installed database, field P. */
export const packagesOfApk = (database: string): readonly string[] =>
	[...database.matchAll(/^P:(.+)$/gm)].map(([, name = '']) => name);
