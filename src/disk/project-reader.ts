import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectEntry, ProjectReader } from '../core/project-reader.ts';
import { unlessCode } from './disk-error.ts';
import { decodeText } from './text.ts';

const largest = 1024 * 1024;
const unreadable = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG', 'EINVAL'] as const;

/** Reads a project; every question is put to the disk once. */
export const createProjectReader = (root: string): ProjectReader => {
	const place = createPlaceFinder(path.resolve(root));
	return {
		exists: memoise(async (asked) => (await place(asked)) !== undefined),
		readText: memoise(async (asked) => readText(await place(asked))),
		list: memoise(async (folder) => list(await place(folder))),
	};
};

interface Place {
	readonly path: string;
	readonly stats: Stats;
}

type PlaceFinder = (asked: string) => Promise<Place | undefined>;

/** Finds what a path inside the root leads to; undefined when it is missing, or when a link leads out of the root. */
const createPlaceFinder = (root: string): PlaceFinder => {
	const realRoot = memoise(() => unlessCode(unreadable, () => realpath(root)));
	const realFolder: (folder: string) => Promise<string | undefined> = memoise(async (folder) => {
		const top = await realRoot('');
		if (top === undefined || folder === '.') return top;
		return realInside(top, path.join(root, folder));
	});

	return memoise(async (asked) => {
		if (/^(?:[/\\]|[A-Za-z]:)|(?:^|\/)\.\.(?:\/|$)|\0/.test(asked)) return undefined;
		const parent = await realFolder(path.dirname(asked === '' ? '.' : asked));
		if (parent === undefined) return undefined;
		const named = path.join(parent, asked === '' ? '.' : path.basename(asked));
		const stats = await unlessCode(unreadable, () => lstat(named));
		if (!stats?.isSymbolicLink()) return stats && { path: named, stats };
		const target = await realInside((await realRoot('')) ?? parent, named);
		const targetStats = target && (await unlessCode(unreadable, () => stat(target)));
		return target && targetStats ? { path: target, stats: targetStats } : undefined;
	});
};

const realInside = async (realRoot: string, name: string): Promise<string | undefined> => {
	const real = await unlessCode(unreadable, () => realpath(name));
	return real === realRoot || real?.startsWith(realRoot + path.sep) ? real : undefined;
};

const readText = async (place: Place | undefined): Promise<string | undefined> => {
	if (!place?.stats.isFile() || place.stats.size > largest) return undefined;
	const bytes = await unlessCode(unreadable, () => readFile(place.path));
	const text = bytes && decodeText(bytes);
	return text?.includes('\0') ? undefined : text;
};

const list = async (place: Place | undefined): Promise<readonly ProjectEntry[]> => {
	if (!place?.stats.isDirectory()) return [];
	const entries = await unlessCode(unreadable, () => readdir(place.path, { withFileTypes: true }));
	return (entries ?? [])
		.map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
};

const kindOf = (entry: Dirent): ProjectEntry['kind'] => {
	if (entry.isFile()) return 'file';
	if (entry.isDirectory()) return 'folder';
	return entry.isSymbolicLink() ? 'link' : 'other';
};

const memoise = <T>(ask: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
	const answers = new Map<string, Promise<T>>();
	return (key) => {
		const answer = answers.get(key) ?? ask(key);
		answers.set(key, answer);
		return answer;
	};
};
