import { lstat, readFile, rename, rm, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { missing, unlessCode } from './disk-error.ts';
import { syncFolders } from './durable.ts';
import { hashBytes, type Journal, type JournalEntry } from './journal.ts';
import { refuseLinkedFolders } from './targets.ts';

/** What became of a change that was cut short. */
export type Outcome = 'not begun' | 'taken back' | 'completed';

/**
 * Brings the project to its old state while a temporary file of the change is left, otherwise to its new state.
 * It may be cut short and started again at every step: the temporary files go last.
 */
export const settle = async (root: string, journal: Journal): Promise<Outcome> => {
	for (const { target } of journal.entries) refuseLinkedFolders(root, target);
	if (await anyTemporaryLeft(root, journal)) return takeBack(root, journal);
	const written = await Promise.all(journal.entries.map((entry) => isWritten(root, entry)));
	await tidyUp(root, journal);
	await removeEmptyFolders(root, journal);
	return written.includes(true) ? 'completed' : 'not begun';
};

/** Removes what is of no use once all new files are in place and their names are on the disk. */
export const tidyUp = async (root: string, { entries }: Journal): Promise<void> => {
	await syncParents(root, entries);
	await Promise.all(entries.map(({ backup }) => backup && rm(path.join(root, backup), { force: true })));
};

/** Restores every file and removes whatever the change had made. */
export const takeBack = async (root: string, journal: Journal): Promise<Outcome> => {
	const restored: boolean[] = [];
	for (const entry of journal.entries) restored.push(await restore(root, entry));
	await syncParents(root, journal.entries);
	for (const { temporary } of journal.entries) await rm(path.join(root, temporary), { force: true });
	await removeEmptyFolders(root, journal);
	return restored.includes(true) ? 'taken back' : 'not begun';
};

/** Restores one file; true when it had been written. A file that somebody changed since then is left to them. */
const restore = async (root: string, entry: JournalEntry): Promise<boolean> => {
	const target = path.join(root, entry.target);
	const temporaryLeft = await exists(path.join(root, entry.temporary));
	const isOurs = !temporaryLeft && (await isWritten(root, entry));
	if (entry.backup === undefined) {
		if (isOurs) await unlink(target);
		return isOurs;
	}
	const backup = path.join(root, entry.backup);
	if (!(await exists(backup))) return false;
	if (isOurs || !(await exists(target))) await rename(backup, target);
	else if (temporaryLeft) await unlink(backup);
	else await rename(backup, await freeName(`${target}.orig`));
	return isOurs;
};

const isWritten = async (root: string, { target, after }: JournalEntry): Promise<boolean> => {
	const bytes = await unlessCode([...missing, 'EISDIR'], () => readFile(path.join(root, target)));
	return bytes !== undefined && hashBytes(bytes) === after;
};

const anyTemporaryLeft = async (root: string, { entries }: Journal): Promise<boolean> => {
	const left = await Promise.all(entries.map(({ temporary }) => exists(path.join(root, temporary))));
	return left.includes(true);
};

const removeEmptyFolders = async (root: string, { folders }: Journal): Promise<void> => {
	for (const folder of [...folders].reverse()) {
		await unlessCode([...missing, 'ENOTEMPTY', 'EEXIST'], () => rmdir(path.join(root, folder)));
	}
};

const syncParents = async (root: string, entries: readonly JournalEntry[]): Promise<void> => {
	const folders = new Set(entries.map(({ target }) => path.dirname(path.join(root, target))));
	const present = await Promise.all([...folders].map(async (folder) => ((await exists(folder)) ? [folder] : [])));
	await syncFolders(present.flat());
};

const freeName = async (name: string): Promise<string> => {
	let candidate = name;
	for (let number = 2; await exists(candidate); number++) candidate = `${name}-${number}`;
	return candidate;
};

const exists = async (file: string): Promise<boolean> => (await unlessCode(missing, () => lstat(file))) !== undefined;
