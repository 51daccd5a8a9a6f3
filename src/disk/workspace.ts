import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import { missing, unlessCodeSync } from './disk-error.ts';
import { hashBytes } from './journal.ts';

/** Where a project is, or will be, and the folder that is its lock while something is written. */
export interface Workspace {
	readonly root: string;
	readonly lockFolder: string;
	/** The outermost folder that has to be made for the root; undefined when the root is there. */
	readonly newFolder: string | undefined;
}

export const findWorkspace = (folder: string): Workspace => {
	const asked = path.resolve(folder);
	const root = unlessCodeSync(missing, () => realpathSync.native(asked));
	if (root !== undefined) {
		if (!lstatSync(root).isDirectory()) {
			throw new UserError(`${asked} is not a folder.`, 'Choose a folder, or a name that is not taken.');
		}
		return { root, lockFolder: lockInside(root), newFolder: undefined };
	}
	const newFolder = outermostMissing(asked);
	const parent = realpathSync.native(path.dirname(newFolder));
	const realNew = path.join(parent, path.basename(newFolder));
	return {
		root: path.join(realNew, path.relative(newFolder, asked)),
		lockFolder: lockBeside(realNew),
		newFolder: realNew,
	};
};

/** Every lock that a run for this root may have left: its own, and those beside it and beside each folder above it. */
export const possibleLocks = (root: string): readonly string[] => {
	const locks = [lockInside(root)];
	for (let folder = root; folder !== path.dirname(folder); folder = path.dirname(folder))
		locks.push(lockBeside(folder));
	return locks;
};

const outermostMissing = (folder: string): string => {
	const parent = path.dirname(folder);
	const stats = lstatSync(parent, { throwIfNoEntry: false });
	return stats === undefined ? outermostMissing(parent) : folder;
};

const lockInside = (root: string): string => path.join(root, '.hardened-container.lock');

/** The name is short whatever the folder is called, as a name may have 255 bytes only. */
const lockBeside = (folder: string): string => {
	const name = hashBytes(new TextEncoder().encode(path.basename(folder))).slice(0, 12);
	return path.join(path.dirname(folder), `.hardened-container-${name}.lock`);
};
