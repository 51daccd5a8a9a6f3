import { type BigIntStats, lstatSync, readFileSync } from 'node:fs';
import { parseTargetPath } from '../core/safe-path.ts';
import { UserError } from '../errors.ts';
import { notAFile } from './disk-error.ts';
import { decodeText, withLineEndingsOf, withLineFeeds } from './text.ts';
import { within } from './within.ts';
import type { Write } from './writes.ts';

/** A file to write, checked against the disk: its place, its bytes, and what is there now. */
export interface Target {
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly existing: Existing | undefined;
}

export interface Existing {
	readonly stats: BigIntStats;
	readonly bytes: Uint8Array;
}

/** Reads every target again, and stops when one is not as the plan saw it or is not a plain file of this project. */
export const inspectTargets = (root: string, writes: readonly Write[]): readonly Target[] =>
	writes.flatMap((write) => inspectWrite(root, write));

const inspectWrite = (root: string, write: Write): readonly Target[] => {
	if (write.besideTaken) return inspectBeside(root, write);
	const existing = lookAt(root, write.path);
	const text = existing && decodeText(existing.bytes);
	if (normal(text) !== normal(write.before)) throw changedSincePlan(write.path);
	const bytes = toBytes(text === undefined ? write.text : withLineEndingsOf(text, write.text));
	const copy = write.keepCopy && existing ? inspectCopy(root, write.path, existing) : [];
	return [...copy, { path: write.path, bytes, existing }];
};

const inspectBeside = (root: string, { path: name, text }: Write): readonly Target[] =>
	firstFree(root, name, toBytes(text));

/** The copy is called like the file with ".orig" behind, a name that no tool of containers or Python reads. */
const inspectCopy = (root: string, name: string, existing: Existing): readonly Target[] =>
	firstFree(root, `${name}.orig`, existing.bytes);

/** The first of name, name-2, name-3… that is free; nothing is to be done when one holds these very bytes. */
const firstFree = (root: string, name: string, bytes: Uint8Array): readonly Target[] => {
	for (let number = 1; ; number++) {
		const candidate = number === 1 ? name : `${name}-${number}`;
		const existing = lookAt(root, candidate);
		if (existing === undefined) return [{ path: candidate, bytes, existing: undefined }];
		if (Buffer.compare(existing.bytes, bytes) === 0) return [];
	}
};

/** What is at a path of the project, with no link on the way. */
const lookAt = (root: string, name: string): Existing | undefined => {
	refuseLinkedFolders(root, parseTargetPath(name));
	const file = within(root, name);
	const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
	if (stats === undefined) return undefined;
	if (stats.isSymbolicLink())
		throw linked(name, 'keep the file, have the new one written beside it, or replace the link by a file.');
	if (!stats.isFile()) throw notAFile(name);
	return { stats, bytes: readFileSync(file) };
};

/** Throws when a folder on the way to a file is a link, as it may lead out of the project. */
export const refuseLinkedFolders = (root: string, name: string): void => {
	const parts = name.split('/');
	for (let depth = 1; depth < parts.length; depth++) refuseLinkedFolder(root, parts.slice(0, depth).join('/'));
};

const refuseLinkedFolder = (root: string, folder: string): void => {
	const stats = lstatSync(within(root, folder), { throwIfNoEntry: false });
	if (stats?.isSymbolicLink()) throw linked(folder, 'replace the link by a folder.');
	if (stats && !stats.isDirectory()) {
		throw new UserError(`${folder} is not a folder.`, 'Move what is in the way and run it again.');
	}
};

export const changedSincePlan = (name: string): UserError =>
	new UserError(
		`${name} was changed after the plan was made. Nothing was written.`,
		'Run it again to see a plan for what is there now.',
	);

const linked = (name: string, remedy: string): UserError =>
	new UserError(`${name} is a symbolic link, and nothing is written through links.`, `Nothing was written: ${remedy}`);

/** Line endings and a byte order mark make no difference to what a file says. */
const normal = (text: string | undefined): string | undefined =>
	text === undefined ? undefined : withLineFeeds(text.replace(/^\uFEFF/, ''));

const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
