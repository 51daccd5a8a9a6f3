import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { renameAll } from '../../src/disk/commit.ts';
import { applyChanges, recoverProject } from '../../src/disk/index.ts';
import { type Journal, writeJournal } from '../../src/disk/journal.ts';
import { makeBackups, makeFolders, planJournal, writeTemporaries } from '../../src/disk/stage.ts';
import { inspectTargets } from '../../src/disk/targets.ts';
import { takeBack } from '../../src/disk/undo.ts';
import { toWrites } from '../../src/disk/writes.ts';
import {
	agreedConflict,
	agreedCreate,
	neverAborted,
	snapshot,
	temporaryProject,
} from '../support/temporary-project.ts';

const before = { Dockerfile: 'old', 'app.py': 'app' };
const after = { 'app.py': 'app', Dockerfile: 'new', 'docs/': '', 'docs/a.md': 'a', 'docs/b.md': 'b' };
const agreed = [
	agreedCreate('docs/a.md', 'a'),
	agreedConflict('Dockerfile', { before: 'old', after: 'new' }),
	agreedCreate('docs/b.md', 'b'),
];

/** Leaves a project as a run leaves it that is killed after so many renames. */
const killedAfter = async (renames: number): Promise<{ readonly root: string; readonly journal: Journal }> => {
	const root = await temporaryProject(before);
	const lockFolder = path.join(root, '.hardened-container.lock');
	const targets = inspectTargets(root, toWrites(agreed));
	const journal = planJournal(root, targets, '0123456789abcdef');
	await mkdir(lockFolder);
	await writeJournal(lockFolder, journal);
	makeFolders(root, journal);
	await writeTemporaries(root, journal, targets);
	makeBackups(root, journal);
	for (const { temporary, target } of journal.entries.slice(0, renames)) {
		await rename(path.join(root, temporary), path.join(root, target));
	}
	return { root, journal };
};

describe('recoverProject', () => {
	test('has nothing to say about a project in order', async () => {
		expect(await recoverProject(await temporaryProject(before))).toBeUndefined();
		expect(await recoverProject(path.join(await temporaryProject(), 'not/there'))).toBeUndefined();
	});

	test.each([
		[0, before, /stopped before it had written anything/],
		[1, before, /again as they were/],
		[2, before, /again as they were/],
		[3, after, /had written all files/],
	])('makes the project whole after %d of 3 renames', async (renames, expected, sentence) => {
		const { root } = await killedAfter(renames);
		expect(await recoverProject(root)).toMatch(sentence);
		expect(await snapshot(root)).toEqual(expected);
		expect(await recoverProject(root)).toBeUndefined();
	});

	test('happens before the next run writes', async () => {
		const { root } = await killedAfter(2);
		await applyChanges(root, agreed, neverAborted);
		expect(await snapshot(root)).toEqual(after);
	});

	test('leaves a file that somebody changed in between, and keeps the earlier text beside it', async () => {
		const { root } = await killedAfter(2);
		await writeFile(path.join(root, 'Dockerfile'), 'edited');
		await writeFile(path.join(root, 'Dockerfile.orig'), 'another');
		await recoverProject(root);
		expect(await snapshot(root)).toEqual({
			...before,
			Dockerfile: 'edited',
			'Dockerfile.orig': 'another',
			'Dockerfile.orig-2': 'old',
		});
	});

	test('follows no link that has taken the place of a folder', async () => {
		const { root } = await killedAfter(1);
		const outside = await temporaryProject({ 'a.md': 'a' });
		await rm(path.join(root, 'docs'), { recursive: true });
		await symlink(outside, path.join(root, 'docs'));
		await expect(recoverProject(root)).rejects.toThrow(/docs is a symbolic link/);
		expect(await snapshot(outside)).toEqual({ 'a.md': 'a' });
	});

	test.each([
		['cut short', (journal: Journal) => JSON.stringify(journal).slice(0, 80)],
		['empty', () => ''],
		['made by somebody else', (journal: Journal) => hostile(journal)],
	])('acts on no journal that is %s', async (_, text) => {
		const { root, journal } = await killedAfter(1);
		await writeFile(path.join(root, '.hardened-container.lock/journal.json'), text(journal));
		const found = await snapshot(root);
		expect(await recoverProject(root)).toBeUndefined();
		expect(Object.keys(found).filter((name) => !name.startsWith('.hardened-container.lock'))).toEqual(
			Object.keys(await snapshot(root)),
		);
	});
});

describe('renameAll', () => {
	test.each([
		['changed', 'Dockerfile', 'edited'],
		['made', 'docs/b.md', 'somebody else'],
	])('stops at a file that was %s in the last moment', async (_, name, text) => {
		const root = await temporaryProject(before);
		const targets = inspectTargets(root, toWrites(agreed));
		const journal = planJournal(root, targets, '0123456789abcdef');
		makeFolders(root, journal);
		await writeTemporaries(root, journal, targets);
		makeBackups(root, journal);
		await writeFile(path.join(root, name), text);
		await expect(renameAll(root, journal, targets)).rejects.toThrow(`${name} was changed after the plan was made`);
		await takeBack(root, journal);
		expect(await snapshot(root)).toEqual({ ...before, [name]: text, ...(name.includes('/') ? { 'docs/': '' } : {}) });
	});
});

const hostile = (journal: Journal): string => {
	const entries = journal.entries.map((entry) => ({ ...entry, target: `../${entry.target}` }));
	return JSON.stringify({ ...journal, entries });
};
