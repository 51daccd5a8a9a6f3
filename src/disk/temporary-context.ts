import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** Calls `use` with a folder that holds the files, and removes it afterwards. */
export const withTemporaryContext = async <T>(
	{
		files,
		privateFiles = [],
	}: { readonly files: Readonly<Record<string, string>>; readonly privateFiles?: readonly string[] },
	use: (folder: string) => Promise<T>,
): Promise<T> => {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'hardened-container-'));
	try {
		for (const [name, text] of Object.entries(files)) {
			await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
			await writeFile(path.join(folder, name), text);
			await chmod(path.join(folder, name), privateFiles.includes(name) ? 0o600 : 0o644);
		}
		return await use(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};
