import { constants, copyFileSync, linkSync, lstatSync, mkdirSync } from 'node:fs';
import { errorCode, withoutLinks } from './disk-error.ts';
import { type Attributes, settled, writeSynced } from './durable.ts';
import { backupName, hashBytes, type Journal, temporaryName } from './journal.ts';
import type { Target } from './targets.ts';
import { within } from './within.ts';

/** Describes the whole change before anything of it is made. */
export const planJournal = (root: string, targets: readonly Target[], id: string): Journal => ({
	id,
	folders: missingFolders(root, targets),
	entries: targets.map(({ path: target, bytes, existing }, number) => ({
		target,
		temporary: temporaryName(target, id, number),
		backup: existing && backupName(target, id, number),
		after: hashBytes(bytes),
	})),
});

/** The folders that targets need and that are not there, outer ones first. */
const missingFolders = (root: string, targets: readonly Target[]): readonly string[] => {
	const folders = [...new Set(targets.flatMap(({ path: target }) => parentsOf(target)))].sort();
	return folders.filter((folder) => !lstatSync(within(root, folder), { throwIfNoEntry: false }));
};

const parentsOf = (target: string): readonly string[] => {
	const parts = target.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

export const makeFolders = (root: string, { folders }: Journal): void => {
	for (const folder of folders) mkdirSync(within(root, folder));
};

/** Writes the new content beside its targets, all files at once. */
export const writeTemporaries = async (root: string, journal: Journal, targets: readonly Target[]): Promise<void> => {
	const written = targets.map(async ({ bytes, existing }, number) => {
		const temporary = within(root, journal.entries[number]?.temporary ?? '');
		await writeSynced(temporary, bytes, existing && attributesOf(existing.stats));
	});
	await settled(written);
};

/** A file that replaces another keeps its permissions and, where this user may give files away, its owner. */
const attributesOf = ({ mode, uid, gid }: { mode: bigint; uid: bigint; gid: bigint }): Attributes => {
	const permissions = { mode: Number(mode) & 0o777 };
	return process.geteuid?.() === 0 ? { ...permissions, owner: { uid: Number(uid), gid: Number(gid) } } : permissions;
};

/** Keeps what will be replaced under a second name: the very file where the disk has hard links, else a copy. */
export const makeBackups = (root: string, { entries }: Journal): void => {
	for (const { target, backup } of entries) {
		if (backup !== undefined) linkOrCopy(within(root, target), within(root, backup));
	}
};

const linkOrCopy = (file: string, backup: string): void => {
	try {
		linkSync(file, backup);
	} catch (error) {
		if (!withoutLinks.includes(errorCode(error) ?? '')) throw error;
		copyFileSync(file, backup, constants.COPYFILE_EXCL);
	}
};
