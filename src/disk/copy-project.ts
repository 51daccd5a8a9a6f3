import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { appendFile, cp, lstat, mkdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { toIgnore } from '../core/dockerfile-text/ignore-file.ts';
import type { FileTree } from '../core/file-tree.ts';
import { UserError } from '../errors.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { placeFile } from './place-file.ts';
import { nameFrom } from './within.ts';

interface CopyRequest {
	readonly root: string;
	/** Relative paths of what to copy; undefined copies the whole folder. */
	readonly paths: readonly string[] | undefined;
	/** Rules of what a build would not see, which is not copied. */
	readonly ignoreFile: string;
	/** Copied whatever the rules say. */
	readonly keep: readonly string[];
	/** Written on top of what was copied. */
	readonly files: FileTree;
}

interface ProjectCopy {
	readonly folder: string;
	/** Adds a line to the first of these files that is there; false when none is. */
	readonly changeCode: (names: readonly string[]) => Promise<boolean>;
}

/** Calls `use` with a copy of a project, which may be changed, and removes it afterwards. */
export const withProjectCopy = <T>(request: CopyRequest, use: (copy: ProjectCopy) => Promise<T>): Promise<T> =>
	withTemporaryFolder(async (folder) => {
		for (const name of request.paths ?? ['.', ...request.keep]) await copyPath(request, folder, name);
		for (const [name, text] of request.files) await placeFile(folder, name, text);
		return use({ folder, changeCode: (names) => appendComment(folder, names) });
	});

/** What is not there is left out: the files that are written on top may make it. */
const copyPath = async (request: CopyRequest, folder: string, name: string): Promise<void> => {
	const root = await realpath(request.root);
	const ignored = toIgnore(request.ignoreFile);
	const isWanted = async (source: string): Promise<boolean> => {
		const relative = nameFrom(root, source);
		if (relative !== '' && relative !== name && ignored.excludesAll(relative)) return false;
		// Sockets and the like can be in no build context.
		const stats = await lstat(source);
		return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink();
	};
	const mode = constants.COPYFILE_FICLONE;
	await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
	await cp(path.join(root, name), path.join(folder, name), {
		recursive: true,
		verbatimSymlinks: true,
		mode,
		filter: isWanted,
	}).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return;
		throw new UserError(`The project could not be copied: ${error.message}.`, 'Check the permissions of its files.');
	});
};

const appendComment = async (folder: string, names: readonly string[]): Promise<boolean> => {
	for (const name of names) {
		const file = path.join(folder, name);
		const text = await readFile(file, 'utf8').catch(() => undefined);
		if (text === undefined) continue;
		// Unlike any change before: a build cache gives a known change the layers of the build that had it.
		await appendFile(file, `${text.endsWith('\n') ? '' : '\n'}# ${randomUUID()}\n`);
		return true;
	}

	return false;
};
