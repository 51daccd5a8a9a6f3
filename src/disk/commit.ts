import { lstatSync, renameSync } from 'node:fs';
import { errorCode } from './disk-error.ts';
import type { Journal } from './journal.ts';
import { changedSincePlan, type Existing, type Target } from './targets.ts';
import { within } from './within.ts';

/**
 * Renames the new files into place, in one go without a pause, so that no signal that can be handled comes between.
 * Each target is looked at once more in the instant before.
 */
export const renameAll = async (root: string, journal: Journal, targets: readonly Target[]): Promise<void> => {
	for (const [number, { path: name, existing }] of targets.entries()) {
		const target = within(root, name);
		if (!isAsSeen(target, existing)) throw changedSincePlan(name);
		const temporary = within(root, journal.entries[number]?.temporary ?? '');
		try {
			renameSync(temporary, target);
		} catch (error) {
			if (!isHeldOpen(error)) throw error;
			await renameWithRetries(temporary, target);
		}
	}
};

const isAsSeen = (file: string, existing: Existing | undefined): boolean => {
	const now = lstatSync(file, { bigint: true, throwIfNoEntry: false });
	if (now === undefined || existing === undefined) return now === existing?.stats;
	const { ino, size, mtimeNs } = existing.stats;
	return now.isFile() && now.ino === ino && now.size === size && now.mtimeNs === mtimeNs;
};

/** Windows refuses a rename while a virus scanner or an editor has the file open. */
const isHeldOpen = (error: unknown): boolean =>
	process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');

/** The rename of graceful-fs tries again for a minute. */
const renameWithRetries = async (from: string, to: string): Promise<void> => {
	const { default: fsExtra } = await import('fs-extra');
	await fsExtra.rename(from, to);
};
