import path from 'node:path';
import type { AgreedChange } from '../core/file-tree.ts';
import { CancelledError, UserError } from '../errors.ts';
import { renameAll } from './commit.ts';
import { toUserError } from './disk-error.ts';
import { syncFolders } from './durable.ts';
import { type Journal, removeJournal, writeJournal } from './journal.ts';
import { type Lock, takeLock } from './lock.ts';
import { writeNewFolder } from './new-folder.ts';
import { recoverLocked } from './recover.ts';
import { makeBackups, makeFolders, planJournal, writeTemporaries } from './stage.ts';
import { inspectTargets, type Target } from './targets.ts';
import { takeBack, tidyUp } from './undo.ts';
import { findWorkspace, type Workspace } from './workspace.ts';
import { toWrites, type Write } from './writes.ts';

/**
 * Writes what was agreed to, all or nothing, and returns the paths that were written.
 * An abort is heeded until the first new file is in place; from there on the writing ends within a millisecond.
 */
export const applyChanges = async (
	root: string,
	agreed: readonly AgreedChange[],
	{ signal }: { readonly signal: AbortSignal },
): Promise<readonly string[]> => {
	const writes = toWrites(agreed);
	if (writes.length === 0) return [];
	try {
		return await writeLocked(await findWorkspace(root), writes, signal);
	} catch (error) {
		if (signal.aborted && error === signal.reason) throw new CancelledError('Cancelled. Nothing was written.');
		throw toUserError(error, 'Nothing was written: could not write to', path.resolve(root));
	}
};

const writeLocked = async (
	workspace: Workspace,
	writes: readonly Write[],
	signal: AbortSignal,
): Promise<readonly string[]> => {
	signal.throwIfAborted();
	const lock = await takeLock(workspace.lockFolder);
	try {
		await recoverLocked(workspace.root, lock);
		const targets = await inspectTargets(workspace.root, writes);
		const { root, lockFolder, newFolder } = workspace;
		if (newFolder === undefined) await writeInPlace(root, { lock, targets, signal });
		else await writeNewFolder({ root, lockFolder, newFolder }, targets, signal);
		return targets.map((target) => target.path);
	} finally {
		await lock.release();
	}
};

interface Writing {
	readonly lock: Lock;
	readonly targets: readonly Target[];
	readonly signal: AbortSignal;
}

const writeInPlace = async (root: string, { lock, targets, signal }: Writing): Promise<void> => {
	const journal = await planJournal(root, targets, lock.id);
	try {
		await prepare(root, journal, { lock, targets, signal });
		signal.throwIfAborted();
		await renameAll(root, journal, targets);
	} catch (error) {
		await takeBackAfter(error, { root, journal, lock });
		throw error;
	}
	await tidyUpAfter({ root, journal, lock });
};

/** All is written by now; what a failure leaves behind is removed by the next run. */
const tidyUpAfter = async ({ root, journal, lock }: Begun): Promise<void> => {
	try {
		await tidyUp(root, journal);
		await removeJournal(lock.folder);
	} catch (error) {
		throw toUserError(error, 'All files were written, but could not remove the temporary ones in', root);
	}
};

interface Begun {
	readonly root: string;
	readonly journal: Journal;
	readonly lock: Lock;
}

const prepare = async (root: string, journal: Journal, { lock, targets }: Writing): Promise<void> => {
	await writeJournal(lock.folder, journal);
	await makeFolders(root, journal);
	await writeTemporaries(root, journal, targets);
	await makeBackups(root, journal);
	const parents = targets.map(({ path: target }) => path.dirname(path.join(root, target)));
	await syncFolders([lock.folder, root, ...journal.folders.map((folder) => path.join(root, folder)), ...parents]);
};

/** When even this fails, the journal stays, and the next run takes the changes back. */
const takeBackAfter = async (error: unknown, { root, journal, lock }: Begun): Promise<void> => {
	try {
		await takeBack(root, journal);
		await removeJournal(lock.folder);
	} catch {
		const cause = toUserError(error, 'Could not write to', root);
		const message = cause instanceof Error ? cause.message : String(cause);
		throw new UserError(
			`${message} What was begun could not be taken back either.`,
			'Mend the cause and run it again: it takes back what is left before anything else.',
		);
	}
};
