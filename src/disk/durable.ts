import { closeSync, fchmodSync, fchownSync, fsync, openSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { unlessCode, unlessCodeSync } from './disk-error.ts';

export interface Attributes {
	readonly mode: number;
	/** The owner to give the file, where it is another than the one it is made with. */
	readonly owner?: { readonly uid: number; readonly gid: number };
}

const flush = promisify(fsync);

/**
 * Makes a file that must not exist yet, and returns when its content is on the disk itself.
 * All but the waiting is done at once: small files are written sooner than they are handed to another thread.
 */
export const writeSynced = async (
	file: string,
	content: string | Uint8Array,
	attributes?: Attributes,
): Promise<void> => {
	const descriptor = openSync(file, 'wx', attributes === undefined ? 0o666 : 0o600);
	try {
		writeFileSync(descriptor, content);
		if (attributes?.owner) fchownSync(descriptor, attributes.owner.uid, attributes.owner.gid);
		if (attributes) fchmodSync(descriptor, attributes.mode);
		await flush(descriptor);
	} finally {
		closeSync(descriptor);
	}
};

/** Waits for all steps, also when one fails, so that what is taken back afterwards does not grow again. */
export const settled = async (steps: readonly Promise<void>[]): Promise<void> => {
	const failed = (await Promise.allSettled(steps)).find((result) => result.status === 'rejected');
	if (failed) throw failed.reason;
};

/** Returns when the names in these folders are on the disk itself, on systems that can open a folder. */
export const syncFolders = async (folders: Iterable<string>): Promise<void> => {
	await Promise.all([...new Set(folders)].map(syncFolder));
};

const syncFolder = async (folder: string): Promise<void> => {
	const descriptor = unlessCodeSync(['EISDIR', 'EPERM', 'EACCES'], () => openSync(folder, 'r'));
	if (descriptor === undefined) return;
	try {
		await unlessCode(['EINVAL', 'EPERM', 'ENOTSUP', 'EBADF'], () => flush(descriptor));
	} finally {
		closeSync(descriptor);
	}
};
