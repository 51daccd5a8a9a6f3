import { constants, copyFile, link, lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, missing, unlessCode } from './disk-error.ts';
import { type Attributes, writeSynced } from './durable.ts';
import { backupName, hashBytes, type Journal, temporaryName } from './journal.ts';
import type { Target } from './targets.ts';

/** Describes the whole change before anything of it is made. */
export const planJournal = async (root: string, targets: readonly Target[], id: string): Promise<Journal> => ({
	id,
	folders: await missingFolders(root, targets),
	entries: targets.map(({ path: target, bytes, existing }, number) => ({
		target,
		temporary: temporaryName(target, id, number),
		backup: existing && backupName(target, id, number),
		after: hashBytes(bytes),
	})),
});

/** The folders that targets need and that are not there, outer ones first. */
const missingFolders = async (root: string, targets: readonly Target[]): Promise<readonly string[]> => {
	const folders = [...new Set(targets.flatMap(({ path: target }) => parentsOf(target)))].sort();
	const stats = await Promise.all(folders.map((folder) => unlessCode(missing, () => lstat(path.join(root, folder)))));
	return folders.filter((_, index) => stats[index] === undefined);
};

const parentsOf = (target: string): readonly string[] => {
	const parts = target.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

export const makeFolders = async (root: string, { folders }: Journal): Promise<void> => {
	for (const folder of folders) await mkdir(path.join(root, folder));
};

/** Writes the new content beside its targets, all files at once. */
export const writeTemporaries = async (root: string, journal: Journal, targets: readonly Target[]): Promise<void> => {
	const written = targets.map(async ({ bytes, existing }, number) => {
		const temporary = path.join(root, journal.entries[number]?.temporary ?? '');
		await writeSynced(temporary, bytes, existing && attributesOf(existing.stats));
	});
	await settled(written);
};

/** Waits for all of them, also when one fails, so that what is taken back afterwards does not grow again. */
const settled = async (steps: readonly Promise<void>[]): Promise<void> => {
	const failed = (await Promise.allSettled(steps)).find((result) => result.status === 'rejected');
	if (failed) throw failed.reason;
};

/** A file that replaces another keeps its permissions and, where this user may give files away, its owner. */
const attributesOf = ({ mode, uid, gid }: { mode: bigint; uid: bigint; gid: bigint }): Attributes => {
	const permissions = { mode: Number(mode) & 0o777 };
	return process.geteuid?.() === 0 ? { ...permissions, owner: { uid: Number(uid), gid: Number(gid) } } : permissions;
};

/** Keeps what will be replaced under a second name: the very file where the disk has hard links, else a copy. */
export const makeBackups = async (root: string, { entries }: Journal): Promise<void> => {
	await settled(
		entries.map(async ({ target, backup }) => {
			if (backup !== undefined) await linkOrCopy(path.join(root, target), path.join(root, backup));
		}),
	);
};

const linkOrCopy = async (file: string, backup: string): Promise<void> => {
	try {
		await link(file, backup);
	} catch (error) {
		if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(errorCode(error) ?? '')) throw error;
		await copyFile(file, backup, constants.COPYFILE_EXCL);
	}
};
