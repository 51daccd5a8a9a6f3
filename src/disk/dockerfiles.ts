import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BuildContext } from '../core/dockerfile.ts';
import { type Ignored, toIgnore } from '../core/dockerfile-text/ignore-file.ts';
import { UserError } from '../errors.ts';
import { nameFrom } from './within.ts';

const dockerfileName = /^(Dockerfile|Containerfile)([.-][\w.-]+)?$|\.(Dockerfile|Containerfile)$/i;
const notDockerfiles = /\.(dockerignore|containerignore|md|txt|bak|orig|swp|j2|jinja2?|ejs|erb|tmpl|tpl|template|in)$/i;
const skippedFolders = new Set([
	'.git',
	'.hg',
	'.svn',
	'node_modules',
	'.venv',
	'venv',
	'__pycache__',
	'.tox',
	'.cache',
]);
const largest = 1024 * 1024;

interface Search {
	readonly paths: readonly string[];
	readonly recursive: boolean;
	/** Patterns of a .dockerignore, from the root, for what a search leaves out; a file that is named is taken all the same. */
	readonly exclude?: readonly string[];
}

/** Dockerfiles at the given paths, sorted: a file is taken as it is, a folder for those in it or, recursively, below it. */
export const findDockerfiles = async (
	root: string,
	{ paths, recursive, exclude = [] }: Search,
): Promise<readonly string[]> => {
	const search = { root, recursive, ignored: toIgnore(exclude.join('\n')) };
	const found = await Promise.all(paths.map((name) => findAt(path.resolve(root, name), { ...search, name })));
	return [...new Set(found.flat())].toSorted();
};

interface FolderSearch {
	readonly root: string;
	readonly recursive: boolean;
	readonly ignored: Ignored;
}

const findAt = async (place: string, options: FolderSearch & { readonly name: string }): Promise<readonly string[]> => {
	const stats = await stat(place).catch(() => undefined);
	if (stats === undefined)
		throw new UserError(`There is no ${options.name}.`, 'Name a Dockerfile or a folder that holds one.');
	return stats.isDirectory() ? findIn(place, options) : [place];
};

const findIn = async (folder: string, search: FolderSearch): Promise<readonly string[]> => {
	const { root, recursive, ignored } = search;
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	const files = entries
		.filter((entry) => entry.isFile() && dockerfileName.test(entry.name) && !notDockerfiles.test(entry.name))
		.map((entry) => path.join(folder, entry.name))
		.filter((file) => !ignored.excludes(nameFrom(root, file)));
	if (!recursive) return files;
	const folders = entries
		.filter((entry) => entry.isDirectory() && !skippedFolders.has(entry.name))
		.map((entry) => path.join(folder, entry.name))
		.filter((below) => !ignored.excludesAll(nameFrom(root, below)));
	const below = await Promise.all(folders.map((name) => findIn(name, search)));
	return [...files, ...below.flat()];
};

/** The text of a file that is checked; an error in one line where it cannot be read. */
export const readDockerfile = async (file: string): Promise<string> => {
	const stats = await stat(file);
	if (stats.size > largest)
		throw new UserError(`${file} is larger than 1 MiB.`, 'No Dockerfile is; name another file.');
	return readFile(file, 'utf8').catch((error: Error) => {
		throw new UserError(`${file} cannot be read: ${error.message}.`, 'Check its permissions.');
	});
};

/** The text of a file, undefined when it is not there. */
export const readIfThere = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

/** What a build with this Dockerfile would see: the folder it lies in, or another one. */
export const readContext = async (dockerfile: string, folder = path.dirname(dockerfile)): Promise<BuildContext> => {
	const own = await readIfThere(`${dockerfile}.dockerignore`);
	const named = await Promise.all(
		['.dockerignore', '.containerignore'].map((name) => readIfThere(path.join(folder, name))),
	);
	const ignoreFile = own ?? named.find((text) => text !== undefined);
	return { ignoreFile, entering: await listEntering(folder, ignoreFile ?? '') };
};

const deepest = 3;
const mostEntries = 2000;

const listEntering = async (folder: string, ignoreText: string): Promise<readonly string[] | undefined> => {
	const ignored = toIgnore(ignoreText);
	const found: string[] = [];
	let queue = [''];
	for (let depth = 0; depth < deepest && queue.length > 0; depth += 1) {
		const levels = await Promise.all(queue.map((below) => listFolder(folder, below)));
		queue = [];
		for (const name of levels.flat()) {
			if (name.endsWith('/') && !ignored.excludesAll(name.slice(0, -1)) && !skippedFolders.has(path.basename(name)))
				queue.push(name);
			if (!ignored.excludes(name)) found.push(name);
		}
		if (found.length > mostEntries || queue.length > mostEntries) return undefined;
	}
	return found;
};

const listFolder = async (root: string, below: string): Promise<readonly string[]> => {
	const entries = await readdir(path.join(root, below), { withFileTypes: true }).catch(() => []);
	return entries.map((entry) => `${below}${entry.name}${entry.isDirectory() ? '/' : ''}`);
};
