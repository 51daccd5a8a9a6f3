import known from 'virtual:known/starter-facts';
import type { FileTree } from '../../core/file-tree.ts';
import type { ProjectFacts, RequirementsLayout } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import type { Settled } from '../../core/settled.ts';
import type { StarterId } from '../../core/starters/starter.ts';
import { overlayReader } from './overlay.ts';

/** Detection, loaded only for a folder that holds something. */
export const readFacts = async (reader: ProjectReader, folderName: string, settled: Settled): Promise<ProjectFacts> => {
	if (await isBare(reader)) return { ...known.empty, folderName };
	const { detectProject } = await import('../../detect/index.ts');
	return detectProject(reader, folderName, settled);
};

interface Started {
	readonly id: StarterId;
	readonly layout: RequirementsLayout;
	readonly files: FileTree;
	readonly folderName: string;
}

/** The facts of a folder as it will be with a starter's files; those of the usual starters in a bare folder are known. */
export const readStarterFacts = async (
	reader: ProjectReader,
	{ id, layout, files, folderName }: Started,
): Promise<ProjectFacts> => {
	if (layout === 'locked' && (await isBare(reader))) return { ...knownFacts(id, files), folderName };
	const { detectProject } = await import('../../detect/index.ts');
	return detectProject(overlayReader(reader, files), folderName);
};

/** What the bundle knows of a starter, and the texts of its requirements from its files. */
export const knownFacts = (id: StarterId, files: FileTree): ProjectFacts => {
	const facts = known[id];
	const { dependencies } = facts;
	if (dependencies?.value.texts === undefined) return facts;
	const names = Object.keys(dependencies.value.texts);
	const texts = Object.fromEntries(names.map((name) => [name, files.get(name) ?? '']));
	return { ...facts, dependencies: { ...dependencies, value: { ...dependencies.value, texts } } };
};

const isBare = async (reader: ProjectReader): Promise<boolean> => (await reader.list('')).length === 0;
