import { readdirSync, statSync } from 'node:fs';
import type { ProjectEntry } from '../core/project-reader.ts';

/** What is directly in a folder, at once and without further modules, since the first prompt waits for it. */
export const listFolder = (folder: string): readonly ProjectEntry[] =>
	readdirSync(folder, { withFileTypes: true }).map((entry) => ({
		name: entry.name,
		kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other',
	}));

/** Something is there that is no folder. */
export const isOccupied = (folder: string): boolean =>
	statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false;

export const folderExists = (folder: string): boolean =>
	statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
