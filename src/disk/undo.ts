import { lstatSync, readFileSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { missing, unlessCodeSync } from './disk-error.ts';
import { syncFolders } from './durable.ts';
import { hashBytes, type Journal, type JournalEntry } from './journal.ts';
import { refuseLinkedFolders } from './targets.ts';
import { within } from './within.ts';

/** What became of a change that was cut short. */
export type Outcome = 'not begun' | 'taken back' | 'completed';

/**
 * Brings the project to its old state while a temporary file of the change is left, otherwise to its new state.
 * It may be cut short and started again at every step: the temporary files go last.
 */
export const settle = async (root: string, journal: Journal): Promise<Outcome> => {
	for (const { target } of journal.entries) refuseLinkedFolders(root, target);
	if (anyTemporaryLeft(root, journal)) return takeBack(root, journal);
	const written = journal.entries.map((entry) => isWritten(root, entry));
	await tidyUp(root, journal);
	removeEmptyFolders(root, journal);
	return written.includes(true) ? 'completed' : 'not begun';
};

/** Removes what is of no use once all new files are in place and their names are on the disk. */
export const tidyUp = async (root: string, { entries }: Journal): Promise<void> => {
	await syncParents(root, entries);
	for (const { backup } of entries) if (backup !== undefined) remove(within(root, backup));
};

/** Restores every file and removes whatever the change had made. */
export const takeBack = async (root: string, journal: Journal): Promise<Outcome> => {
	const restored = journal.entries.map((entry) => restore(root, entry));
	await syncParents(root, journal.entries);
	for (const { temporary } of journal.entries) remove(within(root, temporary));
	removeEmptyFolders(root, journal);
	return restored.includes(true) ? 'taken back' : 'not begun';
};

/** Restores one file; true when it had been written. A file that somebody changed since then is left to them. */
const restore = (root: string, entry: JournalEntry): boolean => {
	const target = within(root, entry.target);
	const temporaryLeft = exists(within(root, entry.temporary));
	const isOurs = !temporaryLeft && isWritten(root, entry);
	if (entry.backup === undefined) {
		if (isOurs) unlinkSync(target);
		return isOurs;
	}
	const backup = within(root, entry.backup);
	if (!exists(backup)) return false;
	if (isOurs || !exists(target)) renameSync(backup, target);
	else if (temporaryLeft) unlinkSync(backup);
	else renameSync(backup, freeName(`${target}.orig`));
	return isOurs;
};

const isWritten = (root: string, { target, after }: JournalEntry): boolean => {
	const bytes = unlessCodeSync([...missing, 'EISDIR'], () => readFileSync(within(root, target)));
	return bytes !== undefined && hashBytes(bytes) === after;
};

const anyTemporaryLeft = (root: string, { entries }: Journal): boolean =>
	entries.some(({ temporary }) => exists(within(root, temporary)));

const removeEmptyFolders = (root: string, { folders }: Journal): void => {
	for (const folder of [...folders].reverse()) {
		unlessCodeSync([...missing, 'ENOTEMPTY', 'EEXIST'], () => rmdirSync(within(root, folder)));
	}
};

const syncParents = async (root: string, entries: readonly JournalEntry[]): Promise<void> => {
	const folders = new Set(entries.map(({ target }) => path.dirname(within(root, target))));
	await syncFolders([...folders].filter(exists));
};

const freeName = (name: string): string => {
	let candidate = name;
	for (let number = 2; exists(candidate); number++) candidate = `${name}-${number}`;
	return candidate;
};

const remove = (file: string): void => unlessCodeSync(missing, () => unlinkSync(file));

const exists = (file: string): boolean => unlessCodeSync(missing, () => lstatSync(file)) !== undefined;
