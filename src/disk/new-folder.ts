import { lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { errorCode, toUserError } from './disk-error.ts';
import { settled, syncFolders, writeSynced } from './durable.ts';
import type { Target } from './targets.ts';
import { changedSincePlan } from './targets.ts';

/** A new folder is made in full inside the lock's folder, and then appears in its place by a single rename. */
export const writeNewFolder = async (
	place: NewFolder,
	targets: readonly Target[],
	signal: AbortSignal,
): Promise<void> => {
	const { root, newFolder, lockFolder } = place;
	const draft = draftFolder(lockFolder);
	const draftRoot = path.join(draft, path.relative(newFolder, root));
	try {
		await fill(draftRoot, draft, targets);
		signal.throwIfAborted();
		if (lstatSync(newFolder, { throwIfNoEntry: false })) throw changedSincePlan(newFolder);
		renameSync(draft, newFolder);
	} catch (error) {
		removeDraftIfPossible(lockFolder);
		throw error;
	}
	await confirm(newFolder);
};

const confirm = async (newFolder: string): Promise<void> => {
	try {
		await syncFolders([path.dirname(newFolder)]);
	} catch (error) {
		throw toUserError(error, 'All files were written, but the disk does not confirm it for', newFolder);
	}
};

export interface NewFolder {
	readonly root: string;
	readonly newFolder: string;
	readonly lockFolder: string;
}

/** What a run that was cut short had made of a new folder; nobody has seen it yet. */
export const removeDraft = (lockFolder: string): void =>
	rmSync(draftFolder(lockFolder), { recursive: true, force: true });

/** The next run removes it where this one cannot; the reason for that is told already. */
const removeDraftIfPossible = (lockFolder: string): void => {
	try {
		removeDraft(lockFolder);
	} catch (error) {
		if (errorCode(error) === undefined) throw error;
	}
};

const draftFolder = (lockFolder: string): string => path.join(lockFolder, 'draft');

const fill = async (draftRoot: string, draft: string, targets: readonly Target[]): Promise<void> => {
	const files = targets.map(({ path: name, bytes }) => ({ file: path.join(draftRoot, name), bytes }));
	const folders = new Set([draftRoot, ...files.map(({ file }) => path.dirname(file))]);
	for (const folder of folders) mkdirSync(folder, { recursive: true });
	await settled(files.map(({ file, bytes }) => writeSynced(file, bytes)));
	await syncFolders([draft, ...folders]);
};
