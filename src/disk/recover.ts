import { lstatSync } from 'node:fs';
import path from 'node:path';
import { missing, toUserError, unlessCodeSync } from './disk-error.ts';
import { readJournal, removeJournal } from './journal.ts';
import { type Lock, takeLock } from './lock.ts';
import { removeDraft } from './new-folder.ts';
import { type Outcome, settle } from './undo.ts';
import { possibleLocks } from './workspace.ts';

/**
 * Brings a project to a whole state again when an earlier run was killed while it was writing.
 * Gives the sentence to print; undefined when there was nothing to do, which costs a few looks at the disk.
 */
export const recoverProject = async (root: string): Promise<string | undefined> => {
	const folder = path.resolve(root);
	try {
		for (const lockFolder of possibleLocks(folder)) {
			if (!unlessCodeSync([...missing, 'EACCES'], () => lstatSync(lockFolder))) continue;
			const outcome = await recoverFrom(folder, lockFolder);
			if (outcome !== undefined) return sentences[outcome];
		}
		return undefined;
	} catch (error) {
		throw toUserError(error, 'Could not mend what an earlier run left in', folder);
	}
};

const recoverFrom = async (root: string, lockFolder: string): Promise<Outcome | undefined> => {
	const lock = takeLock(lockFolder);
	try {
		return await recoverLocked(root, lock);
	} finally {
		lock.release();
	}
};

/** The same for a run that holds the lock already. */
export const recoverLocked = async (root: string, lock: Lock): Promise<Outcome | undefined> => {
	removeDraft(lock.folder);
	const journal = readJournal(lock.folder);
	const outcome = journal && (await settle(root, journal));
	removeJournal(lock.folder);
	return outcome;
};

const sentences: Readonly<Record<Outcome, string>> = {
	'not begun': 'An earlier run was stopped before it had written anything; its temporary files were removed.',
	'taken back': 'An earlier run was stopped while it was writing; the files are again as they were before it.',
	completed: 'An earlier run was stopped just after it had written all files; its temporary files were removed.',
};
