import { execFile } from 'node:child_process';
import { chmod, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { applyChanges, readExisting } from '../../src/disk/index.ts';
import { writeText } from '../../src/disk/write-text.ts';
import { CancelledError, UserError } from '../../src/errors.ts';
import {
	agreedConflict,
	agreedCreate,
	neverAborted,
	snapshot,
	temporaryProject,
} from '../support/temporary-project.ts';

const run = promisify(execFile);

describe('writes', () => {
	test('new files, with the folders they need, and leaves nothing else behind', async () => {
		const root = await temporaryProject({ 'app.py': 'app = 1\n' });
		const agreed = [agreedCreate('Dockerfile', 'FROM a\n'), agreedCreate('docs/more/docker.md', '# Docker\n')];
		expect(await applyChanges(root, agreed, neverAborted)).toEqual(['Dockerfile', 'docs/more/docker.md']);
		expect(await snapshot(root)).toEqual({
			Dockerfile: 'FROM a\n',
			'app.py': 'app = 1\n',
			'docs/': '',
			'docs/more/': '',
			'docs/more/docker.md': '# Docker\n',
		});
	});

	test('a new folder as a whole, with the folders above it', async () => {
		const parent = await temporaryProject();
		const agreed = [agreedCreate('a.txt', 'a'), agreedCreate('b/c.txt', 'c')];
		await applyChanges(path.join(parent, 'services/shop'), agreed, neverAborted);
		expect(await snapshot(parent)).toEqual({
			'services/': '',
			'services/shop/': '',
			'services/shop/a.txt': 'a',
			'services/shop/b/': '',
			'services/shop/b/c.txt': 'c',
		});
	});

	test('nothing for files that are kept or unchanged', async () => {
		const root = await temporaryProject({ Dockerfile: 'mine' });
		const kept = agreedConflict('Dockerfile', { before: 'mine', after: 'theirs' }, 'keep');
		const unchanged = { change: { kind: 'unchanged', path: 'a', after: 'x' }, resolution: 'write' } as const;
		expect(await applyChanges(root, [kept, unchanged], neverAborted)).toEqual([]);
		expect(await snapshot(root)).toEqual({ Dockerfile: 'mine' });
	});

	test('a replaced file with the permissions and the owner it had', async () => {
		const root = await temporaryProject({ 'run.sh': 'old' });
		await chmod(path.join(root, 'run.sh'), 0o751);
		const before = await stat(path.join(root, 'run.sh'));
		await applyChanges(root, [agreedConflict('run.sh', { before: 'old', after: 'new' })], neverAborted);
		const { mode, uid, gid } = await stat(path.join(root, 'run.sh'));
		expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid });
	});
});

describe('a file that differs', () => {
	test('is kept as a copy when nobody looked at it', async () => {
		const root = await temporaryProject({ Dockerfile: 'mine', 'Dockerfile.orig': 'older' });
		const agreed = { ...agreedConflict('Dockerfile', { before: 'mine', after: 'new' }), keepCopy: true };
		expect(await applyChanges(root, [agreed], neverAborted)).toEqual(['Dockerfile.orig-2', 'Dockerfile']);
		expect(await snapshot(root)).toEqual({
			Dockerfile: 'new',
			'Dockerfile.orig': 'older',
			'Dockerfile.orig-2': 'mine',
		});
	});

	test('stays, and the new one goes beside it', async () => {
		const root = await temporaryProject({ Dockerfile: 'mine' });
		const agreed = [agreedConflict('Dockerfile', { before: 'mine', after: 'new' }, 'beside')];
		expect(await applyChanges(root, agreed, neverAborted)).toEqual(['Dockerfile.hardened']);
		expect(await applyChanges(root, agreed, neverAborted)).toEqual([]);
		await writeFile(path.join(root, 'Dockerfile.hardened'), 'changed by hand');
		expect(await applyChanges(root, agreed, neverAborted)).toEqual(['Dockerfile.hardened-2']);
		expect(await snapshot(root)).toEqual({
			Dockerfile: 'mine',
			'Dockerfile.hardened': 'changed by hand',
			'Dockerfile.hardened-2': 'new',
		});
	});
});

describe('stops with nothing written', () => {
	const both = [agreedCreate('a.txt', 'a'), agreedConflict('Dockerfile', { before: 'mine', after: 'new' })];

	test.each([
		['was changed', { Dockerfile: 'edited since' }],
		['was removed', {}],
		['appeared', { Dockerfile: 'mine', 'a.txt': 'somebody else' }],
	])('when a target %s since the plan', async (_, files) => {
		const root = await temporaryProject(files);
		await expect(applyChanges(root, both, neverAborted)).rejects.toThrow(/was changed after the plan was made/);
		expect(await snapshot(root)).toEqual(files);
	});

	test.each([
		'../out.txt',
		'/tmp/out.txt',
		'a/../../out.txt',
		'C:/out.txt',
		'nul',
		'docs/CON.md',
		'a\nb',
		'name.',
		'name ',
		'a\\b',
		'./a',
		'a//b',
		'',
	])('when the path is %j', async (name) => {
		const root = await temporaryProject();
		await expect(applyChanges(root, [agreedCreate(name, 'x')], neverAborted)).rejects.toThrow(UserError);
		expect(await snapshot(root)).toEqual({});
	});

	test('when a target or a folder on the way is a link', async () => {
		const outside = await temporaryProject({ secret: 'kept' });
		const root = await temporaryProject({ real: 'mine' });
		await symlink(outside, path.join(root, 'docs'));
		await symlink('real', path.join(root, 'Dockerfile'));
		await symlink(path.join(outside, 'made'), path.join(root, 'dangling'));
		const linked = agreedConflict('Dockerfile', { before: 'mine', after: 'new' });
		for (const agreed of [linked, agreedCreate('docs/x', 'x'), agreedCreate('dangling', 'x')]) {
			await expect(applyChanges(root, [agreed], neverAborted)).rejects.toThrow(/is a symbolic link/);
		}
		expect(await snapshot(outside)).toEqual({ secret: 'kept' });
	});

	test('when a folder has the name of a file, or a file that of a folder', async () => {
		const root = await temporaryProject({ docs: 'a file' });
		await mkdir(path.join(root, 'Dockerfile'));
		await expect(applyChanges(root, [agreedCreate('Dockerfile', 'x')], neverAborted)).rejects.toThrow(/is not a file/);
		await expect(applyChanges(root, [agreedCreate('docs/x', 'x')], neverAborted)).rejects.toThrow(/is not a folder/);
		expect(await snapshot(root)).toEqual({ 'Dockerfile/': '', docs: 'a file' });
	});

	test('when the run is cancelled before', async () => {
		const root = await temporaryProject({ Dockerfile: 'mine' });
		const signal = AbortSignal.abort();
		await expect(applyChanges(root, both, { signal })).rejects.toThrow(CancelledError);
		expect(await snapshot(root)).toEqual({ Dockerfile: 'mine' });
	});

	test('when a path is too long for the file system', async () => {
		const root = await temporaryProject();
		const long = Array.from({ length: 40 }, (_, index) => `${index}`.padEnd(120, 'x')).join('/');
		const agreed = [agreedCreate('a.txt', 'a'), agreedCreate(`${long}/b.txt`, 'b')];
		await expect(applyChanges(root, agreed, neverAborted)).rejects.toThrow(/the path is too long/);
		expect(await snapshot(root)).toEqual({});
	});
});

describe('files of every kind', () => {
	test('CRLF compares equal to LF, and stays CRLF when it is replaced', async () => {
		const root = await temporaryProject({ Dockerfile: 'FROM a\r\nRUN b\r\n' });
		const before = readExisting(root, ['Dockerfile']).get('Dockerfile') ?? '';
		expect(before).toBe('FROM a\nRUN b\n');
		await applyChanges(root, [agreedConflict('Dockerfile', { before, after: 'FROM c\n' })], neverAborted);
		expect(await snapshot(root)).toEqual({ Dockerfile: 'FROM c\r\n' });
	});

	test('a byte order mark and a missing final newline', async () => {
		const root = await temporaryProject({ a: '\uFEFFFROM a', b: Buffer.from('\uFEFFFROM b', 'utf16le') });
		const existing = readExisting(root, ['a', 'b', 'missing']);
		expect(existing).toEqual(
			new Map([
				['a', 'FROM a'],
				['b', 'FROM b'],
			]),
		);
		const agreed = [agreedConflict('a', { before: 'FROM a', after: 'FROM c\n' })];
		await applyChanges(root, agreed, neverAborted);
		expect((await snapshot(root)).a).toBe('FROM c\n');
	});

	test('names in any script, and long ones', async () => {
		const root = path.join(await temporaryProject(), 'Größe 東京 مشروع');
		const names = ['имя/ファイル.md', 'é/e\u0301.txt', `${'長'.repeat(85)}`, `deep/${'folder/'.repeat(100)}end.txt`];
		await applyChanges(
			root,
			names.map((name) => agreedCreate(name, name)),
			neverAborted,
		);
		expect([...readExisting(root, names).values()]).toEqual(names);
	});

	test('a git work tree keeps its staged changes', async () => {
		const root = await temporaryProject({ 'app.py': 'one\n', Dockerfile: 'mine\n' });
		const git = (...args: readonly string[]) => run('git', ['-C', root, ...args]);
		await git('init', '-q');
		await git('add', 'app.py', 'Dockerfile');
		const staged = (await git('diff', '--cached', '--raw')).stdout + (await git('ls-files', '--stage')).stdout;
		await applyChanges(root, [agreedConflict('Dockerfile', { before: 'mine\n', after: 'new\n' })], neverAborted);
		expect((await git('diff', '--cached', '--raw')).stdout + (await git('ls-files', '--stage')).stdout).toBe(staged);
		expect((await git('status', '--porcelain')).stdout).toBe('AM Dockerfile\nA  app.py\n');
	});

	test('a folder that is gone', async () => {
		const root = await temporaryProject({ Dockerfile: 'mine' });
		const agreed = agreedConflict('Dockerfile', { before: 'mine', after: 'new' });
		await rm(root, { recursive: true });
		await expect(applyChanges(root, [agreed], neverAborted)).rejects.toThrow(UserError);
		expect(await stat(root).catch(() => 'gone')).toBe('gone');
	});
});

describe('writeText', () => {
	const signal = neverAborted.signal;

	test('makes a file, and writes over one as it is now', async () => {
		const root = await temporaryProject();
		await writeText(path.join(root, 'baseline.json'), { after: '{}\n', signal });
		await writeText(path.join(root, 'baseline.json'), { after: '[]\n', signal });
		expect(await snapshot(root)).toEqual({ 'baseline.json': '[]\n' });
	});

	test('keeps permissions and CRLF, and stops when somebody changed the file', async () => {
		const root = await temporaryProject({ Dockerfile: '\uFEFFFROM a\r\nRUN b\r\n' });
		const file = path.join(root, 'Dockerfile');
		await chmod(file, 0o600);
		await writeText(file, { before: '\uFEFFFROM a\r\nRUN b\r\n', after: 'FROM c\r\nRUN b\r\n', signal });
		expect([(await stat(file)).mode & 0o777, (await snapshot(root)).Dockerfile]).toEqual([
			0o600,
			'FROM c\r\nRUN b\r\n',
		]);
		await expect(writeText(file, { before: 'FROM a\n', after: 'FROM d\n', signal })).rejects.toThrow(
			/was changed after/,
		);
	});
});
