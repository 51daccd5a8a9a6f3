import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withProjectCopy } from '../../src/disk/copy-project.ts';
import { snapshot, temporaryProject } from '../support/temporary-project.ts';

const whole = { paths: undefined, ignoreFile: '', keep: [], files: new Map<string, string>() };

const service = {
	'app.py': 'app = 1',
	'.git/HEAD': 'ref',
	'.venv/bin/python': 'program',
	'data/keep.txt': 'kept',
	'data/large.bin': 'left out',
};

test('the whole folder is copied, less what no build would see', async () => {
	const root = await temporaryProject(service);
	await symlink('app.py', path.join(root, 'link.py'));
	await symlink('/nowhere', path.join(root, 'broken'));
	execFileSync('mkfifo', [path.join(root, 'pipe')]);
	const ignoreFile = '.git\n.venv\nDockerfile*\ndata/*\n!data/keep.txt\n';
	const request = { ...whole, root, ignoreFile, keep: ['Dockerfile'], files: new Map([['.dockerignore', ignoreFile]]) };
	const copied = await withProjectCopy(request, ({ folder }) => snapshot(folder));
	expect(copied).toEqual({
		'.dockerignore': ignoreFile,
		'app.py': 'app = 1',
		broken: '-> /nowhere',
		'data/': '',
		'data/keep.txt': 'kept',
		'link.py': '-> app.py',
	});
});

test('a Dockerfile is copied even where the rules leave it out', async () => {
	const root = await temporaryProject({ ...service, 'docker/Dockerfile': 'FROM scratch' });
	const request = { ...whole, root, ignoreFile: '*\n', keep: ['docker/Dockerfile'] };
	expect(await withProjectCopy(request, ({ folder }) => snapshot(folder))).toEqual({
		'docker/': '',
		'docker/Dockerfile': 'FROM scratch',
	});
});

test('only the copy is changed, each time in another way, and it is gone afterwards, also after an error', async () => {
	const root = await temporaryProject(service);
	const before = await snapshot(root);
	const folders: string[] = [];
	const texts: string[] = [];
	for (const fails of [false, true]) {
		const copying = withProjectCopy(
			{ ...whole, root, paths: ['app.py', 'missing'] },
			async ({ folder, changeCode }) => {
				folders.push(folder);
				expect(await changeCode(['no.py'])).toBe(false);
				expect(await changeCode(['no.py', 'app.py'])).toBe(true);
				texts.push(await readFile(path.join(folder, 'app.py'), 'utf8'));
				if (fails) throw new Error('The build failed.');
			},
		);
		if (fails) await expect(copying).rejects.toThrow('The build failed.');
		else await copying;
	}
	expect(texts[0]).toMatch(/^app = 1\n# \S+\n$/);
	expect(texts[0]).not.toBe(texts[1]);
	expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
	expect(await snapshot(root)).toEqual(before);
});
