import { createHash } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { parseRelativePath } from '../core/safe-path.ts';
import { missing, unlessCodeSync } from './disk-error.ts';
import { writeSynced } from './durable.ts';

/**
 * What a run is about to do, kept in the lock's folder from before the first change until after the last.
 *
 * No step is ever noted as done, as the disk itself tells: the last rename uses up the last temporary file, and in that
 * instant the old state becomes the new one. While one temporary file is left, everything is taken back.
 */
export interface Journal {
	readonly id: string;
	/** Folders that the run makes, outer ones first. */
	readonly folders: readonly string[];
	readonly entries: readonly JournalEntry[];
}

/** One file; all paths are relative to the project's root. */
export interface JournalEntry {
	readonly target: string;
	readonly temporary: string;
	/** Keeps what is replaced until all is done; undefined for a file that is new. */
	readonly backup: string | undefined;
	/** The hash of what is written. */
	readonly after: string;
}

export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export const temporaryName = (target: string, id: string, number: number): string =>
	path.posix.join(path.posix.dirname(target), `.hardened-container-${id}-${number}.tmp`);

export const backupName = (target: string, id: string, number: number): string =>
	path.posix.join(path.posix.dirname(target), `.hardened-container-${id}-${number}.old`);

const journalFile = (lockFolder: string): string => path.join(lockFolder, 'journal.json');

export const writeJournal = (lockFolder: string, journal: Journal): Promise<void> =>
	writeSynced(journalFile(lockFolder), JSON.stringify(journal));

export const removeJournal = (lockFolder: string): void =>
	unlessCodeSync(missing, () => unlinkSync(journalFile(lockFolder)));

/** Undefined when there is none, or when it was cut short, which happens only before the first change. */
export const readJournal = (lockFolder: string): Journal | undefined => {
	const text = unlessCodeSync(missing, () => readFileSync(journalFile(lockFolder), 'utf8'));
	try {
		return text === undefined ? undefined : parseJournal(JSON.parse(text));
	} catch {
		return undefined;
	}
};

/** A journal may come with a folder that somebody else made, so it can name nothing but what a run would name. */
const parseJournal = ({ id, folders, entries }: Journal): Journal => {
	if (!/^[0-9a-f]{16}$/.test(id)) throw new TypeError('This is no journal.');
	return {
		id,
		folders: folders.map(parseRelativePath),
		entries: entries.map((entry, number) => parseEntry(entry, id, number)),
	};
};

const parseEntry = ({ target, temporary, backup, after }: JournalEntry, id: string, number: number): JournalEntry => {
	const named = temporary === temporaryName(parseRelativePath(target), id, number);
	const kept = backup === undefined || backup === backupName(target, id, number);
	if (!named || !kept || !/^[0-9a-f]{64}$/.test(after)) throw new TypeError('This is no journal.');
	return { target, temporary, backup, after };
};
