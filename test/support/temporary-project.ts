import { mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { AgreedChange, Resolution } from '../../src/core/file-tree.ts';

/** The same for tests that run beside each other, where vitest cannot tell whose folder it is: the caller removes it. */
export const scratchProject = async (files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> => {
	const root = await realpath(await mkdtemp(path.join(tmpdir(), 'project-')));
	await writeFiles(root, files);
	return root;
};

/** Makes a real folder with these files, and removes it when the test has ended. */
export const temporaryProject = async (files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> => {
	const root = await scratchProject(files);
	onTestFinished(() => rm(root, { recursive: true, force: true }));
	return root;
};

export const writeFiles = async (root: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
	for (const [name, content] of Object.entries(files)) {
		await mkdir(path.dirname(path.join(root, name)), { recursive: true });
		await writeFile(path.join(root, name), content);
	}
};

/** Every file of a folder with its content, hidden ones too; a folder as a name with a slash, a link as what it names. */
export const snapshot = async (root: string): Promise<Readonly<Record<string, string>>> => {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const found = entries.map(async (entry): Promise<[string, string]> => {
		const file = path.join(entry.parentPath, entry.name);
		const name = path.relative(root, file);
		if (entry.isDirectory()) return [`${name}/`, ''];
		return [name, entry.isSymbolicLink() ? `-> ${await readlink(file)}` : await readFile(file, 'latin1')];
	});
	return Object.fromEntries((await Promise.all(found)).sort(([a], [b]) => (a < b ? -1 : 1)));
};

export const agreedCreate = (name: string, after: string): AgreedChange => ({
	change: { kind: 'create', path: name, after },
	resolution: 'write',
});

export const agreedConflict = (
	name: string,
	texts: { readonly before: string; readonly after: string },
	resolution: Resolution = 'write',
): AgreedChange => ({ change: { kind: 'conflict', path: name, ...texts, seen: '', settled: undefined }, resolution });

export const neverAborted = { signal: new AbortController().signal };
