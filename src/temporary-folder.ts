import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Calls `use` with a new folder, and removes it afterwards with all that is in it. */
export const withTemporaryFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'hardened-container-'));
	try {
		return await use(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};
