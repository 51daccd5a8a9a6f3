import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file of a folder that nobody else uses, with the folders that it lies in; gives its place. */
export const placeFile = async (folder: string, name: string, text: string): Promise<string> => {
	const file = path.join(folder, name);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, text);
	return file;
};
