import { rename, rm, writeFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';

/** Replaces one file as a whole: a reader sees the old text or the new one. */
export const writeText = async (file: string, text: string): Promise<void> => {
	const beside = `${file}.${process.pid}.tmp`;
	try {
		await writeFile(beside, text, { flag: 'wx' });
		await rename(beside, file);
	} catch (error) {
		await rm(beside, { force: true });
		throw new UserError(
			`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
			'Check the folder.',
		);
	}
};
