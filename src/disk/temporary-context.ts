import { chmod } from 'node:fs/promises';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { placeFile } from './place-file.ts';

/** Calls `use` with a folder that holds the files, and removes it afterwards. */
export const withTemporaryContext = <T>(
	{
		files,
		privateFiles = [],
	}: { readonly files: Readonly<Record<string, string>>; readonly privateFiles?: readonly string[] },
	use: (folder: string) => Promise<T>,
): Promise<T> =>
	withTemporaryFolder(async (folder) => {
		for (const [name, text] of Object.entries(files)) {
			await chmod(await placeFile(folder, name, text), privateFiles.includes(name) ? 0o600 : 0o644);
		}
		return use(folder);
	});
