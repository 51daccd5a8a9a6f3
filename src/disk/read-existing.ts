import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseTargetPath } from '../core/safe-path.ts';
import { UserError } from '../errors.ts';
import { missing, notAFile, toUserError, unlessCodeSync } from './disk-error.ts';
import { decodeText, withLineFeeds } from './text.ts';

/**
 * The text of each path that is there, without a byte order mark and with LF line endings.
 * A link inside the project is followed, so that its text can be compared; writing through it is refused later.
 */
export const readExisting = (root: string, paths: readonly string[]): ReadonlyMap<string, string> => {
	const realRoot = unlessCodeSync(missing, () => realpathSync.native(root));
	if (realRoot === undefined) return new Map();
	return new Map(
		paths.flatMap((name): readonly (readonly [string, string])[] => {
			const text = readOne(realRoot, parseTargetPath(name));
			return text === undefined ? [] : [[name, text]];
		}),
	);
};

const readOne = (realRoot: string, name: string): string | undefined => {
	try {
		const named = path.join(realRoot, name);
		if (lstatSync(named, { throwIfNoEntry: false }) === undefined) return undefined;
		const real = unlessCodeSync(missing, () => realpathSync.native(named));
		if (real === undefined) return undefined;
		if (!real.startsWith(realRoot + path.sep)) throw leavesProject(name);
		if (!statSync(real).isFile()) throw notAFile(name);
		return withLineFeeds(decodeText(readFileSync(real)));
	} catch (error) {
		throw toUserError(error, 'Could not read', path.join(realRoot, name));
	}
};

const leavesProject = (name: string): UserError =>
	new UserError(
		`${name} is a symbolic link that leads out of the project.`,
		'Replace the link by a file, or remove it.',
	);
