import type { ProjectEntry, ProjectReader } from '../core/project-reader.ts';
import { joinPath, nameOf } from './paths.ts';
import { isSkippedFolder, isUnopenedFolder } from './skipped-folders.ts';

/** The names in a project, without reading a file. Paths are relative to the root; folders of no interest are left out. */
export interface ProjectTree {
	readonly files: readonly string[];
	readonly folders: readonly string[];
	readonly topLevel: readonly ProjectEntry[];
	/** The files directly in a folder. */
	readonly filesIn: (folder: string) => readonly string[];
	/** The project is larger than the walk looks at. */
	readonly truncated: boolean;
}

const limits = { depth: 6, folders: 900, entriesPerFolder: 1500, files: 12_000 };

/** Breadth first, so that what lies near the root is seen before the limits are reached. */
export const walkProject = async (reader: ProjectReader): Promise<ProjectTree> => {
	const files: string[] = [];
	const folders: string[] = [];
	const byFolder = new Map<string, readonly string[]>();
	const topLevel = await reader.list('');
	let level: readonly string[] = [''];
	let listed = 0;
	let truncated = false;
	for (let depth = 0; level.length > 0 && depth <= limits.depth; depth += 1) {
		const admitted = level.slice(0, Math.max(0, limits.folders - listed));
		truncated ||= admitted.length < level.length;
		listed += admitted.length;
		const listings = await Promise.all(
			admitted.map(async (folder) => ({ folder, entries: folder === '' ? topLevel : await reader.list(folder) })),
		);
		const next: string[] = [];
		for (const { folder, entries } of listings) {
			truncated ||= entries.length > limits.entriesPerFolder;
			const admitted = entries.length > limits.entriesPerFolder ? mostTelling(entries) : entries;
			const isFile = ({ kind }: ProjectEntry): boolean => kind === 'file' || kind === 'link';
			const here = admitted.filter(isFile).map(({ name }) => joinPath(folder, name));
			byFolder.set(folder, here);
			files.push(...here);
			for (const { name, kind } of admitted) {
				if (kind === 'folder' && !isSkippedFolder(name)) next.push(joinPath(folder, name));
			}
		}
		folders.push(...next);
		level = next.filter((path) => !isUnopenedFolder(nameOf(path)));
		if (files.length > limits.files) {
			truncated = true;
			break;
		}
	}
	return { files, folders, topLevel, filesIn: (folder) => byFolder.get(folder) ?? [], truncated };
};

/** Of a folder with too many entries, Python files first, as a thousand pictures tell nothing. */
const mostTelling = (entries: readonly ProjectEntry[]): readonly ProjectEntry[] => {
	const isPython = ({ name }: ProjectEntry): boolean => name.endsWith('.py');
	const admitted = [...entries.filter(isPython), ...entries.filter((entry) => !isPython(entry))];
	return admitted.slice(0, limits.entriesPerFolder);
};
