import type { FileEntry } from './image-facts.ts';

interface Layer {
	readonly files: readonly FileEntry[];
	readonly deleted: readonly string[];
}

/** The files as a container sees them: layers applied from the lowest to the highest, deletions included. */
export const mergeLayers = (layers: readonly Layer[]): readonly FileEntry[] => {
	const merged = new Map<string, FileEntry>();
	for (const { files, deleted } of layers) {
		for (const path of deleted) remove(merged, path);
		for (const file of files) put(merged, file);
	}

	return [...merged.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
};

/** What was a folder and is none now takes all below it with it. */
const put = (merged: Map<string, FileEntry>, file: FileEntry): void => {
	if (file.type !== 'directory' && merged.get(file.path)?.type === 'directory') remove(merged, file.path);
	merged.set(file.path, file);
};

/** A path with a slash at its end empties a folder; any other removes the path and all below it. */
const remove = (merged: Map<string, FileEntry>, path: string): void => {
	const prefix = path.endsWith('/') ? path : `${path}/`;
	merged.delete(path);
	for (const known of [...merged.keys()]) if (known.startsWith(prefix)) merged.delete(known);
};
