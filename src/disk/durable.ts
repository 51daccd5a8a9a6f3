import { open } from 'node:fs/promises';
import { unlessCode } from './disk-error.ts';

export interface Attributes {
	readonly mode: number;
	/** The owner to give the file, where it is another than the one it is made with. */
	readonly owner?: { readonly uid: number; readonly gid: number };
}

/** Makes a file that must not exist yet, and returns when its content is on the disk itself. */
export const writeSynced = async (
	file: string,
	content: string | Uint8Array,
	attributes?: Attributes,
): Promise<void> => {
	const handle = await open(file, 'wx', attributes === undefined ? 0o666 : 0o600);
	try {
		await handle.writeFile(content);
		if (attributes?.owner) await handle.chown(attributes.owner.uid, attributes.owner.gid);
		if (attributes) await handle.chmod(attributes.mode);
		await handle.sync();
	} finally {
		await handle.close();
	}
};

/** Returns when the names in these folders are on the disk itself, on systems that can open a folder. */
export const syncFolders = async (folders: Iterable<string>): Promise<void> => {
	await Promise.all([...new Set(folders)].map(syncFolder));
};

const syncFolder = async (folder: string): Promise<void> => {
	const handle = await unlessCode(['EISDIR', 'EPERM', 'EACCES'], () => open(folder, 'r'));
	if (handle === undefined) return;
	try {
		await unlessCode(['EINVAL', 'EPERM', 'ENOTSUP', 'EBADF'], () => handle.sync());
	} finally {
		await handle.close();
	}
};
