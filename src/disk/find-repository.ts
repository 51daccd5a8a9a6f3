import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

const mostLevels = 4;

/**
 * The folder that a project may share files with: its repository, or where there is none the folders right above it.
 * Never a folder that holds everything, such as a home folder.
 */
export const findRepository = (root: string): string => {
	let outermost = root;
	for (let [folder, level] = [root, 0]; level <= mostLevels; level += 1) {
		if (holdsEverything(folder)) break;
		if (existsSync(path.join(folder, '.git'))) return folder;
		outermost = folder;
		folder = path.dirname(folder);
	}
	return outermost;
};

const holdsEverything = (folder: string): boolean =>
	[path.parse(folder).root, homedir(), tmpdir(), path.dirname(homedir())].includes(folder);
