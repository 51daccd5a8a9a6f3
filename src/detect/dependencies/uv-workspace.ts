import type { ProjectReader } from '../../core/project-reader.ts';
import { joinPath } from '../paths.ts';
import type { Pyproject } from './pyproject.ts';
import { presentFiles } from './pyproject.ts';
import { tableAt, textsOf } from './toml.ts';

/** The pyproject.toml of every member of a uv workspace: uv reads them all before it installs from the lock file. */
export const workspaceMembers = async (reader: ProjectReader, { table }: Pyproject): Promise<readonly string[]> => {
	const { members, exclude } = tableAt(table, 'tool', 'uv', 'workspace');
	const [included, excluded] = await Promise.all(
		[members, exclude].map(async (patterns) =>
			(await Promise.all(textsOf(patterns).map((pattern) => expandPattern(reader, pattern)))).flat(),
		),
	);
	const folders = (included ?? []).filter((folder) => !(excluded ?? []).includes(folder));
	return presentFiles(
		reader,
		folders.map((folder) => joinPath(folder, 'pyproject.toml')),
	);
};

/** The folders that a pattern such as "packages/*" stands for, one level for each star. */
const expandPattern = async (reader: ProjectReader, pattern: string): Promise<readonly string[]> => {
	let folders: readonly string[] = [''];
	for (const part of pattern.split('/').filter((text) => text !== '' && text !== '.')) {
		if (!part.includes('*')) {
			folders = folders.map((folder) => joinPath(folder, part));
			continue;
		}
		const matches = new RegExp(`^${part.split(/\*+/).map(escapeText).join('.*')}$`);
		const listed = await Promise.all(
			folders.map(async (folder) =>
				(await reader.list(folder))
					.filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.') && matches.test(name))
					.map(({ name }) => joinPath(folder, name)),
			),
		);
		folders = listed.flat();
	}
	return folders;
};

const escapeText = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
