import path from 'node:path';
import type { AgreedChange } from '../core/file-tree.ts';
import { CancelledError, UserError } from '../errors.ts';
import { renameAll } from './commit.ts';
import { toUserError } from './disk-error.ts';
import { settled, syncFolders } from './durable.ts';
import { type Journal, removeJournal, writeJournal } from './journal.ts';
import { type Lock, takeLock } from './lock.ts';
import { writeNewFolder } from './new-folder.ts';
import { recoverLocked } from './recover.ts';
import { makeBackups, makeFolders, planJournal, writeTemporaries } from './stage.ts';
import { inspectTargets, type Target } from './targets.ts';
import { takeBack, tidyUp } from './undo.ts';
import { within } from './within.ts';
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
		return await writeLocked(findWorkspace(root), writes, signal);
	} catch (error) {
		if (signal.aborted && error === signal.reason) throw new CancelledError();
		throw toUserError(error, 'Nothing was written: could not write to', path.resolve(root));
	}
};

const writeLocked = async (
	workspace: Workspace,
	writes: readonly Write[],
	signal: AbortSignal,
): Promise<readonly string[]> => {
	signal.throwIfAborted();
	const lock = takeLock(workspace.lockFolder);
	try {
		await recoverLocked(workspace.root, lock);
		const targets = inspectTargets(workspace.root, writes);
		const { root, lockFolder, newFolder } = workspace;
		if (newFolder === undefined) await writeInPlace(root, { lock, targets, signal });
		else await writeNewFolder({ root, lockFolder, newFolder }, targets, signal);
		return targets.map((target) => target.path);
	} finally {
		lock.release();
	}
};

interface Writing {
	readonly lock: Lock;
	readonly targets: readonly Target[];
	readonly signal: AbortSignal;
}

const writeInPlace = async (root: string, { lock, targets, signal }: Writing): Promise<void> => {
	const journal = planJournal(root, targets, lock.id);
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
		removeJournal(lock.folder);
	} catch (error) {
		throw toUserError(error, 'All files were written, but could not remove the temporary ones in', root);
	}
};

interface Begun {
	readonly root: string;
	readonly journal: Journal;
	readonly lock: Lock;
}

/** The journal is there before anything else is, and it and all that it names are on the disk before the first rename. */
const prepare = async (root: string, journal: Journal, { lock, targets }: Writing): Promise<void> => {
	await settled([writeJournal(lock.folder, journal), stageAll(root, journal, targets)]);
	const parents = targets.map(({ path: target }) => path.dirname(within(root, target)));
	await syncFolders([lock.folder, root, ...journal.folders.map((folder) => within(root, folder)), ...parents]);
};

const stageAll = async (root: string, journal: Journal, targets: readonly Target[]): Promise<void> => {
	makeFolders(root, journal);
	await writeTemporaries(root, journal, targets);
	makeBackups(root, journal);
};

/** When even this fails, the journal stays, and the next run takes the changes back. */
const takeBackAfter = async (error: unknown, { root, journal, lock }: Begun): Promise<void> => {
	try {
		await takeBack(root, journal);
		removeJournal(lock.folder);
	} catch {
		const cause = toUserError(error, 'Could not write to', root);
		const message = cause instanceof Error ? cause.message : String(cause);
		throw new UserError(
			`${message} What was begun could not be taken back either.`,
			'Mend the cause and run it again: it takes back what is left before anything else.',
		);
	}
};
