import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseTargetPath } from '../core/safe-path.ts';
import { UserError } from '../errors.ts';
import { missing, toUserError, unlessCode } from './disk-error.ts';
import { decodeText, withLineFeeds } from './text.ts';

/**
 * The text of each path that is there, without a byte order mark and with LF line endings.
 * A link inside the project is followed, so that its text can be compared; writing through it is refused later.
 */
export const readExisting = async (root: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> => {
	const realRoot = await unlessCode(missing, () => realpath(root));
	if (realRoot === undefined) return new Map();
	const texts = await Promise.all(paths.map((name) => readOne(realRoot, parseTargetPath(name))));
	return new Map(paths.flatMap((name, index) => present(name, texts[index])));
};

const present = (name: string, text: string | undefined): readonly (readonly [string, string])[] =>
	text === undefined ? [] : [[name, text]];

const readOne = async (realRoot: string, name: string): Promise<string | undefined> => {
	try {
		const real = await unlessCode(missing, () => realpath(path.join(realRoot, name)));
		if (real === undefined) return undefined;
		if (!real.startsWith(realRoot + path.sep)) throw leavesProject(name);
		if (!(await stat(real)).isFile()) throw notAFile(name);
		return withLineFeeds(decodeText(await readFile(real)));
	} catch (error) {
		throw toUserError(error, 'Could not read', path.join(realRoot, name));
	}
};

const leavesProject = (name: string): UserError =>
	new UserError(
		`${name} is a symbolic link that leads out of the project.`,
		'Replace the link by a file, or remove it.',
	);

const notAFile = (name: string): UserError =>
	new UserError(`${name} is not a file.`, 'Move what is in the way and run it again.');
