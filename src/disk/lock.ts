import { link, lstat, mkdir, readdir, readFile, rmdir, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors.ts';
import { errorCode, missing, unlessCode } from './disk-error.ts';
import { isAlive, type LockOwner, newOwner, parseOwner } from './lock-owner.ts';

/** A lock that this process holds on one project. */
export interface Lock {
	readonly folder: string;
	readonly id: string;
	readonly release: () => Promise<void>;
}

const firstOwner = 'owner.json';
const heirOf = (id: string): string => `heir-of-${id}.json`;
const attempts = 20;

/**
 * Takes the lock that is kept in this folder, or says who holds it. The holder is the first owner, or, where that one
 * died, its heir, and so on. Each file of this chain is made exclusively, so two runs cannot inherit the same lock.
 */
export const takeLock = async (folder: string): Promise<Lock> => {
	try {
		return await tryToTakeLock(folder);
	} catch (error) {
		if (errorCode(error) !== undefined) await removeIfEmpty(folder).catch(ignoreSystemError);
		throw error;
	}
};

const tryToTakeLock = async (folder: string): Promise<Lock> => {
	const own = newOwner();
	for (let attempt = 0; attempt < attempts; attempt++) {
		await makeLockFolder(folder);
		if (await addOwner(folder, firstOwner, own)) return held(folder, own);

		const holder = (await readChain(folder)).at(-1);
		if (holder === undefined) continue;
		if (isAlive(holder)) throw isHeld(folder, holder);
		if (!(await addOwner(folder, heirOf(holder.id), own))) continue;
		if ((await readChain(folder)).at(-1)?.id === own.id) return held(folder, own);
		await unlessCode(missing, () => unlink(path.join(folder, heirOf(holder.id))));
	}
	throw new UserError('Other runs are writing to this project.', 'Wait until they have ended and run it again.');
};

const makeLockFolder = async (folder: string): Promise<void> => {
	await unlessCode(['EEXIST'], () => mkdir(folder));
	const stats = await unlessCode(missing, () => lstat(folder));
	if (stats && !stats.isDirectory()) {
		throw new UserError(`${folder} is in the way.`, 'This name is used while files are written: move it elsewhere.');
	}
};

/** Makes an owner file with its content at once, so that nobody ever reads half of it; false when it is there already. */
const addOwner = async (folder: string, name: string, owner: LockOwner): Promise<boolean> => {
	const draft = path.join(folder, `${owner.id}.draft`);
	try {
		await writeFile(draft, JSON.stringify(owner), { flag: 'wx' });
		await linkOrWrite(draft, path.join(folder, name), owner);
		await unlink(draft);
		return true;
	} catch (error) {
		await unlessCode(missing, () => unlink(draft));
		if (['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return false;
		throw error;
	}
};

const withoutLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

const linkOrWrite = async (draft: string, file: string, owner: LockOwner): Promise<void> => {
	try {
		await link(draft, file);
	} catch (error) {
		if (!withoutLinks.includes(errorCode(error) ?? '')) throw error;
		await writeFile(file, JSON.stringify(owner), { flag: 'wx' });
	}
};

const readChain = async (folder: string): Promise<readonly LockOwner[]> => {
	const chain: LockOwner[] = [];
	for (let name = firstOwner; ; name = heirOf(chain.at(-1)?.id ?? '')) {
		const owner = await readOwner(path.join(folder, name));
		if (owner === undefined || chain.some(({ id }) => id === owner.id)) return chain;
		chain.push(owner);
	}
};

const readOwner = async (file: string): Promise<LockOwner | undefined> => {
	const stats = await unlessCode(missing, () => lstat(file));
	if (!stats?.isFile()) return undefined;
	const text = await unlessCode(missing, () => readFile(file, 'utf8'));
	return text === undefined ? undefined : parseOwner(text, stats.mtimeMs);
};

const held = (folder: string, own: LockOwner): Lock => ({
	folder,
	id: own.id,
	release: () => release(folder).catch(ignoreSystemError),
});

/** A lock that cannot be given back is taken over by the next run, once this process has ended. */
const ignoreSystemError = (error: unknown): void => {
	if (errorCode(error) === undefined) throw error;
};

/** Gives the lock back: once the first owner's file is gone, anybody may take it; what a run left behind goes before. */
const release = async (folder: string): Promise<void> => {
	const names = (await unlessCode(missing, () => readdir(folder))) ?? [];
	const chain = await readChain(folder);
	const heirs = chain.map(({ id }) => heirOf(id)).filter((name) => names.includes(name));
	const strays = names.filter((name) => /^heir-of-|\.draft$/.test(name) && !heirs.includes(name));
	for (const name of [...strays, firstOwner, ...heirs]) {
		await unlessCode(missing, () => unlink(path.join(folder, name)));
	}
	await removeIfEmpty(folder);
};

const removeIfEmpty = (folder: string): Promise<void> =>
	unlessCode([...missing, 'ENOTEMPTY', 'EEXIST'], () => rmdir(folder));

const isHeld = (folder: string, { pid, host, since }: LockOwner): UserError => {
	const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
	const holder = pid === 0 ? 'Another run' : `Another run (process ${pid} on ${host}, since ${seconds} s)`;
	return new UserError(
		`${holder} is writing to ${path.dirname(folder)}.`,
		`Wait until it has ended and run it again. If it is gone for good, remove ${folder} after a look at what is in it.`,
	);
};
