import type { ProjectEntry, ProjectReader } from '../../src/core/project-reader.ts';

const largest = 1024 * 1024;

/** A project as an object literal: path to text. Folders are what the paths imply; a path with a final slash is an empty one. */
export const memoryReader = (files: Readonly<Record<string, string>>): ProjectReader => {
	const paths = Object.keys(files).map((path) => path.replace(/^\.\//, ''));
	const isFolder = (path: string) => path === '' || paths.some((known) => known.startsWith(`${path}/`));

	return {
		exists: async (path) => Object.hasOwn(files, path) || isFolder(path),
		readText: async (path) => {
			const text = Object.hasOwn(files, path) ? files[path] : undefined;
			if (text === undefined || text.length > largest || text.includes('\0')) return undefined;
			return text.replace(/^\uFEFF/, '');
		},
		list: async (folder) => {
			const prefix = folder === '' ? '' : `${folder}/`;
			const entries = new Map<string, ProjectEntry>();
			for (const path of paths) {
				if (!path.startsWith(prefix) || path === prefix) continue;
				const [name = '', ...rest] = path.slice(prefix.length).split('/');
				entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
			}
			return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
		},
	};
};
