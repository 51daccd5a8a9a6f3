import type { ProjectReader } from '../../core/project-reader.ts';
import { joinPath, outerPath } from '../paths.ts';
import { type Pyproject, presentFiles, readPyproject } from './pyproject.ts';
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

/** Where the lock file lies that a project is locked in: beside it, or at the root of its workspace. */
export interface UvRoot {
	/** "" for the project itself, or the way up to the workspace, for example "../..". */
	readonly up: string;
	/** The project's own folder in it; "." at the root. */
	readonly here: string;
}

const mostLevels = 4;

export const findUvRoot = async (reader: ProjectReader): Promise<UvRoot | undefined> => {
	if (await reader.exists('uv.lock')) return { up: '', here: '.' };
	const names = (reader.location ?? '').split('/').filter((name) => name !== '');
	for (let level = 1; level <= Math.min(names.length, mostLevels); level += 1) {
		const up = Array(level).fill('..').join('/');
		const here = names.slice(-level).join('/');
		const above = readerAt(reader, up);
		const workspace = (await above.exists('uv.lock')) ? await readPyproject(above) : undefined;
		const members = workspace === undefined ? [] : await workspaceMembers(above, workspace);
		if (members.includes(`${here}/pyproject.toml`)) return { up, here };
	}
	return undefined;
};

/** The same files, with paths from another folder. */
export const readerAt = (reader: ProjectReader, folder: string): ProjectReader => ({
	exists: (path) => reader.exists(outerPath(`${folder}/${path}`)),
	readText: (path) => reader.readText(outerPath(`${folder}/${path}`)),
	list: (path) => reader.list(outerPath(`${folder}/${path}`)),
});

/** A path of the workspace as it is named from the project. */
export const fromHere = ({ up, here }: UvRoot, path: string): string => {
	if (up === '') return path;
	return path.startsWith(`${here}/`) ? path.slice(here.length + 1) : `${up}/${path}`;
};
