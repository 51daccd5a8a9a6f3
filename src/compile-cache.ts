import {
	closeSync,
	existsSync,
	fstatSync,
	mkdirSync,
	openSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Script } from 'node:vm';

interface Compiled {
	/** For example "wizard". */
	readonly name: string;
	readonly text: string;
	readonly script: Script;
}

/** What V8 compiled of the program in an earlier run, with the functions that were called. */
interface CompileCache {
	readonly take: (name: string, text: string) => Buffer | undefined;
	/** Of what had to be compiled anew. */
	readonly keep: (compiled: readonly Compiled[]) => void;
}

/**
 * In the user's own cache folder, one file for each chunk and version of Node.js. Node.js has such a cache from 22.1 on, but
 * in the folder for temporary files, where others can write too, and without the functions that a run compiles later.
 * NODE_DISABLE_COMPILE_CACHE=1 turns off both.
 */
export const openCompileCache = (process: NodeJS.Process): CompileCache => {
	const folder = cacheFolder(process);
	if (folder === undefined) return { take: () => undefined, keep: () => {} };
	const isOwn = (uid: number): boolean => process.getuid === undefined || process.getuid() === uid;
	const fileOf = (name: string): string => path.join(folder, `${name}.cache`);
	const node = statSync(process.execPath, { throwIfNoEntry: false });
	// A chunk ends with a hash of its text: V8 itself compares no more than the length, and its own version.
	const keyOf = (text: string): Buffer =>
		Buffer.from(`${text.slice(-16)} ${process.execPath} ${node?.mtimeMs} ${node?.size}`);
	return {
		take: (name, text) => orNothing(() => read(fileOf(name), { key: keyOf(text), isOwn })),
		keep: (compiled) =>
			orNothing(() => {
				// Started by sudo, another user's folder is left alone.
				if (!isOwn(statSync(nearest(folder)).uid)) return;
				mkdirSync(folder, { recursive: true, mode: 0o700 });
				for (const { name, text, script } of compiled)
					write(fileOf(name), Buffer.concat([script.createCachedData(), keyOf(text)]));
			}),
	};
};

const cacheFolder = ({ env, platform, version, arch }: NodeJS.Process): string | undefined => {
	// Coverage counts wrongly in code from a cache.
	if (env.NODE_DISABLE_COMPILE_CACHE === '1' || env.NODE_V8_COVERAGE !== undefined) return undefined;
	const base = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || (env.HOME && `${env.HOME}/.cache`);
	if (base === undefined || !path.isAbsolute(base)) return undefined;
	return path.join(base, 'create-hardened-container', `node-${version}-${arch}`);
};

/** Without a cache a run takes some milliseconds more, which is no reason to trouble anybody. */
const orNothing = <T>(use: () => T): T | undefined => {
	try {
		return use();
	} catch {
		return undefined;
	}
};

interface Expected {
	readonly key: Buffer;
	readonly isOwn: (uid: number) => boolean;
}

const read = (file: string, { key, isOwn }: Expected): Buffer | undefined => {
	const descriptor = openSync(file, 'r');
	try {
		const { uid, mode, size } = fstatSync(descriptor);
		// Code that another user could have written is not run.
		if (!isOwn(uid) || (mode & 0o022) !== 0 || size <= key.length) return undefined;
		const data = Buffer.allocUnsafeSlow(size);
		if (readSync(descriptor, data) !== size) return undefined;
		const end = size - key.length;
		return data.subarray(end).equals(key) ? data.subarray(0, end) : undefined;
	} finally {
		closeSync(descriptor);
	}
};

const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(path.dirname(folder)));

/** Whole or not at all, as V8 trusts what it is given. */
const write = (file: string, data: Buffer): void => {
	const temporary = `${file}.${process.pid}`;
	try {
		writeFileSync(temporary, data, { flag: 'wx', mode: 0o600, flush: true });
		renameSync(temporary, file);
	} catch (error) {
		rmSync(temporary, { force: true });
		throw error;
	}
};
