import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that is gone after the test, with these files in it. */
export const temporaryFolder = (files: Readonly<Record<string, string>> = {}): string => {
	const folder = mkdtempSync(path.join(tmpdir(), 'chc-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	writeAll(folder, files);
	return folder;
};

const writeAll = (folder: string, files: Readonly<Record<string, string>>): void => {
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
};

/** Every file below a folder with its text, to compare before and after. */
export const readAll = (folder: string): Readonly<Record<string, string>> => {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
	return Object.fromEntries(paths.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
};
