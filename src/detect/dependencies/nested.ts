import type { ProjectReader } from '../../core/project-reader.ts';
import { joinPath } from '../paths.ts';
import { isSkippedFolder, isUnusedFolder } from '../skipped-folders.ts';
import { presentFiles } from './pyproject.ts';

const manifests = ['pyproject.toml', 'Pipfile', 'requirements.txt', 'setup.py', 'setup.cfg'];
const mostNamed = 5;

/** Where the dependency files are when none is at the root: what a person should do then, as a sentence. */
export const nestedWarnings = async (reader: ProjectReader): Promise<readonly string[]> => {
	const folders = (await reader.list(''))
		.filter(({ name, kind }) => kind === 'folder' && !isSkippedFolder(name) && !isUnusedFolder(name))
		.map(({ name }) => name);
	const found = await Promise.all(
		folders.map((folder) =>
			presentFiles(
				reader,
				manifests.map((name) => joinPath(folder, name)),
			),
		),
	);
	const files = found.flatMap((paths) => paths.slice(0, 1));
	if (files.length === 0) return [];
	const named = files.slice(0, mostNamed).join(', ');
	return [`No dependency file is in this folder, but there is ${named}; run this in the folder of the service.`];
};
