import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { ProjectEntry, ProjectReader } from '../core/project-reader.ts';
import { unlessCodeSync } from './disk-error.ts';
import { findRepository } from './find-repository.ts';
import { decodeText } from './text.ts';
import { nameFrom } from './within.ts';

const largest = 1024 * 1024;
const unreadable = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG', 'EINVAL'] as const;

/**
 * Reads a project; every question is put to the disk once. Each answer comes at once, as waiting for a thousand small
 * files takes several times as long as reading them.
 */
export const createProjectReader = (root: string): ProjectReader => {
	const resolved = path.resolve(root);
	const repository = findRepository(resolved);
	const place = createPlaceFinder(resolved, repository);
	return {
		...(repository === resolved ? {} : { location: nameFrom(repository, resolved) }),
		exists: memoise(async (asked) => place(asked) !== undefined),
		readText: memoise(async (asked) => readText(place(asked))),
		list: memoise(async (folder) => list(place(folder))),
	};
};

interface Place {
	readonly path: string;
	readonly stats: Stats;
}

type PlaceFinder = (asked: string) => Place | undefined;

/**
 * Finds what a path leads to; undefined when it is missing, or when a link leads out of the root. A path that names the
 * repository around the root itself, by "..", may not leave that.
 */
const createPlaceFinder = (root: string, repository: string): PlaceFinder => {
	const realTop = memoise((top) => unlessCodeSync(unreadable, () => realpathSync.native(top)));
	const realFolder = memoise((folder): string | undefined => {
		const top = realTop(isAround(folder) ? repository : root);
		return top === undefined || folder === '.' ? top : realInside(top, path.join(root, folder));
	});

	return memoise((asked) => {
		if (/^(?:[/\\]|[A-Za-z]:)|\0/.test(asked)) return undefined;
		const normal = path.posix.normalize(asked).replace(/(?<=.)\/$/, '');
		const isFolder = normal === '.' || normal.endsWith('..');
		const parent = realFolder(isFolder ? normal : path.posix.dirname(normal));
		const top = realTop(isAround(normal) ? repository : root);
		if (parent === undefined || top === undefined) return undefined;
		const named = isFolder ? parent : parent + path.sep + path.posix.basename(normal);
		const stats = unlessCodeSync(unreadable, () => lstatSync(named, { throwIfNoEntry: false }));
		if (!stats?.isSymbolicLink()) return stats && { path: named, stats };
		const target = realInside(top, named);
		const targetStats = target && unlessCodeSync(unreadable, () => statSync(target));
		return target && targetStats ? { path: target, stats: targetStats } : undefined;
	});
};

const isAround = (normal: string): boolean => normal === '..' || normal.startsWith('../');

const realInside = (realRoot: string, name: string): string | undefined => {
	const real = unlessCodeSync(unreadable, () => realpathSync.native(name));
	return real === realRoot || real?.startsWith(realRoot + path.sep) ? real : undefined;
};

const readText = (place: Place | undefined): string | undefined => {
	if (!place?.stats.isFile() || place.stats.size > largest) return undefined;
	const bytes = unlessCodeSync(unreadable, () => readFileSync(place.path));
	const text = bytes && decodeText(bytes);
	return text?.includes('\0') ? undefined : text;
};

const list = (place: Place | undefined): readonly ProjectEntry[] => {
	if (!place?.stats.isDirectory()) return [];
	const entries = unlessCodeSync(unreadable, () => readdirSync(place.path, { withFileTypes: true }));
	return (entries ?? [])
		.map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
};

const kindOf = (entry: Dirent): ProjectEntry['kind'] => {
	if (entry.isFile()) return 'file';
	if (entry.isDirectory()) return 'folder';
	return entry.isSymbolicLink() ? 'link' : 'other';
};

const memoise = <T>(ask: (key: string) => T): ((key: string) => T) => {
	const answers = new Map<string, T>();
	return (key) => {
		if (answers.has(key)) return answers.get(key) as T;
		const answer = ask(key);
		answers.set(key, answer);
		return answer;
	};
};
