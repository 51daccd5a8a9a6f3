import {
	linkSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmdirSync,
	unlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import { errorCode, missing, unlessCodeSync, withoutLinks } from './disk-error.ts';
import { isAlive, type LockOwner, newOwner, parseOwner } from './lock-owner.ts';

/** A lock that this process holds on one project. */
export interface Lock {
	readonly folder: string;
	readonly id: string;
	readonly release: () => void;
}

const firstOwner = 'owner.json';
const heirOf = (id: string): string => `heir-of-${id}.json`;
const attempts = 20;

/**
 * Takes the lock that is kept in this folder, or says who holds it. The holder is the first owner, or, where that one
 * died, its heir, and so on. Each file of this chain is made exclusively, so two runs cannot inherit the same lock.
 */
export const takeLock = (folder: string): Lock => {
	try {
		return tryToTakeLock(folder);
	} catch (error) {
		unlessSystemError(() => removeIfEmpty(folder));
		throw error;
	}
};

const tryToTakeLock = (folder: string): Lock => {
	const own = newOwner();
	for (let attempt = 0; attempt < attempts; attempt++) {
		makeLockFolder(folder);
		if (addOwner(folder, firstOwner, own)) return held(folder, own);

		const holder = readChain(folder).at(-1);
		if (holder === undefined) continue;
		if (isAlive(holder)) throw isHeld(folder, holder);
		if (!addOwner(folder, heirOf(holder.id), own)) continue;
		if (readChain(folder).at(-1)?.id === own.id) return held(folder, own);
		unlessCodeSync(missing, () => unlinkSync(path.join(folder, heirOf(holder.id))));
	}
	throw new UserError('Other runs are writing to this project.', 'Wait until they have ended and run it again.');
};

const makeLockFolder = (folder: string): void => {
	unlessCodeSync(['EEXIST'], () => mkdirSync(folder));
	const stats = unlessCodeSync(missing, () => lstatSync(folder));
	if (stats && !stats.isDirectory()) {
		throw new UserError(`${folder} is in the way.`, 'This name is used while files are written: move it elsewhere.');
	}
};

/** Makes an owner file with its content at once, so that nobody ever reads half of it; false when it is there already. */
const addOwner = (folder: string, name: string, owner: LockOwner): boolean => {
	const draft = path.join(folder, `${owner.id}.draft`);
	try {
		writeFileSync(draft, JSON.stringify(owner), { flag: 'wx' });
		linkOrWrite(draft, path.join(folder, name), owner);
		unlinkSync(draft);
		return true;
	} catch (error) {
		unlessCodeSync(missing, () => unlinkSync(draft));
		if (['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return false;
		throw error;
	}
};

const linkOrWrite = (draft: string, file: string, owner: LockOwner): void => {
	try {
		linkSync(draft, file);
	} catch (error) {
		if (!withoutLinks.includes(errorCode(error) ?? '')) throw error;
		writeFileSync(file, JSON.stringify(owner), { flag: 'wx' });
	}
};

const readChain = (folder: string): readonly LockOwner[] => {
	const chain: LockOwner[] = [];
	for (let name = firstOwner; ; name = heirOf(chain.at(-1)?.id ?? '')) {
		const owner = readOwner(path.join(folder, name));
		if (owner === undefined || chain.some(({ id }) => id === owner.id)) return chain;
		chain.push(owner);
	}
};

const readOwner = (file: string): LockOwner | undefined => {
	const stats = unlessCodeSync(missing, () => lstatSync(file));
	if (!stats?.isFile()) return undefined;
	const text = unlessCodeSync(missing, () => readFileSync(file, 'utf8'));
	return text === undefined ? undefined : parseOwner(text, stats.mtimeMs);
};

const held = (folder: string, own: LockOwner): Lock => ({
	folder,
	id: own.id,
	release: () => unlessSystemError(() => release(folder)),
});

/** A lock that cannot be given back is taken over by the next run, once this process has ended. */
const unlessSystemError = (step: () => void): void => {
	try {
		step();
	} catch (error) {
		if (errorCode(error) === undefined) throw error;
	}
};

const release = (folder: string): void => {
	const names = unlessCodeSync(missing, () => readdirSync(folder)) ?? [];
	const chain = readChain(folder);
	const heirs = chain.map(({ id }) => heirOf(id)).filter((name) => names.includes(name));
	const strays = names.filter((name) => /^heir-of-|\.draft$/.test(name) && !heirs.includes(name));
	for (const name of [...strays, firstOwner, ...heirs]) {
		unlessCodeSync(missing, () => unlinkSync(path.join(folder, name)));
	}
	removeIfEmpty(folder);
};

const removeIfEmpty = (folder: string): void =>
	unlessCodeSync([...missing, 'ENOTEMPTY', 'EEXIST'], () => rmdirSync(folder));

const isHeld = (folder: string, { pid, host, since }: LockOwner): UserError => {
	const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
	const holder = pid === 0 ? 'Another run' : `Another run (process ${pid} on ${host}, since ${seconds} s)`;
	return new UserError(
		`${holder} is writing to ${path.dirname(folder)}.`,
		`Wait until it has ended and run it again. If it is gone for good, remove ${folder} after a look at what is in it.`,
	);
};
