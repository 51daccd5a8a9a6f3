import type { FileTree } from '../../core/file-tree.ts';
import type { ProjectEntry, ProjectReader } from '../../core/project-reader.ts';

/** A project as it will be once the files of a tree are in it, so that detection reads a starter like any project. */
export const overlayReader = (below: ProjectReader, tree: FileTree): ProjectReader => ({
	...(below.location === undefined ? {} : { location: below.location }),
	exists: async (path) => tree.has(path) || isFolderOf(tree, path) || below.exists(path),
	readText: async (path) => tree.get(path) ?? below.readText(path),
	list: async (folder) => mergeEntries(entriesOf(tree, folder), await below.list(folder)),
});

const prefixOf = (folder: string): string => (folder === '' ? '' : `${folder}/`);

const isFolderOf = (tree: FileTree, path: string): boolean =>
	[...tree.keys()].some((file) => file.startsWith(`${path}/`));

const entriesOf = (tree: FileTree, folder: string): readonly ProjectEntry[] => {
	const prefix = prefixOf(folder);
	const inside = [...tree.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
	return inside.map((rest) => {
		const [name = ''] = rest.split('/');
		return { name, kind: rest.includes('/') ? 'folder' : 'file' };
	});
};

const mergeEntries = (above: readonly ProjectEntry[], below: readonly ProjectEntry[]): readonly ProjectEntry[] => {
	const byName = new Map([...below, ...above].map((entry) => [entry.name, entry]));
	return [...byName.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
};
