import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProjectReader } from '../../src/disk/index.ts';
import { temporaryProject } from '../support/temporary-project.ts';

describe('createProjectReader', () => {
	test('reads texts, without a byte order mark', async () => {
		const root = await temporaryProject({
			'app.py': 'é\r\n',
			'marked.txt': '\uFEFFflask',
			'windows.txt': Buffer.from('\uFEFFflask==3.1\r\n', 'utf16le'),
			'binary.so': Buffer.from([127, 69, 76, 70, 0, 1]),
			'large.txt': 'x'.repeat(1024 * 1024 + 1),
			'largest.txt': 'x'.repeat(1024 * 1024),
		});
		const reader = createProjectReader(root);
		expect(await reader.readText('app.py')).toBe('é\r\n');
		expect(await reader.readText('marked.txt')).toBe('flask');
		expect(await reader.readText('windows.txt')).toBe('flask==3.1\r\n');
		expect(await reader.readText('largest.txt')).toHaveLength(1024 * 1024);
		for (const name of ['binary.so', 'large.txt', 'missing', 'app.py/x', '']) {
			expect(await reader.readText(name), name).toBeUndefined();
		}
	});

	test('lists folders by name, and says what is there', async () => {
		const root = await temporaryProject({ 'b/c.py': '', 'a.py': '', '.env': '' });
		await symlink('a.py', path.join(root, 'link'));
		execFileSync('mkfifo', [path.join(root, 'pipe')]);
		const reader = createProjectReader(root);
		expect(await reader.list('')).toEqual([
			{ name: '.env', kind: 'file' },
			{ name: 'a.py', kind: 'file' },
			{ name: 'b', kind: 'folder' },
			{ name: 'link', kind: 'link' },
			{ name: 'pipe', kind: 'other' },
		]);
		expect(await reader.list('b')).toEqual([{ name: 'c.py', kind: 'file' }]);
		expect(await reader.list('missing')).toEqual([]);
		expect(await reader.list('a.py')).toEqual([]);
		expect([await reader.exists('b'), await reader.exists('a.py'), await reader.exists('')]).toEqual([
			true,
			true,
			true,
		]);
		expect(await reader.readText('pipe')).toBeUndefined();
	});

	test('follows links inside the root, and none that leads out', async () => {
		const outside = await temporaryProject({ secret: 'secret', 'folder/secret': 'secret' });
		const root = await temporaryProject({ 'real/a.txt': 'inside' });
		await mkdir(path.join(root, 'sub'));
		await symlink('real', path.join(root, 'inside'));
		await symlink('../real/a.txt', path.join(root, 'sub/a.txt'));
		await symlink(outside, path.join(root, 'out'));
		await symlink(path.join(outside, 'secret'), path.join(root, 'secret'));
		await symlink(`${root}/../${path.basename(outside)}/secret`, path.join(root, 'round'));
		await symlink('circle', path.join(root, 'circle'));
		await symlink('nowhere', path.join(root, 'dangling'));
		const reader = createProjectReader(root);
		expect(await reader.readText('inside/a.txt')).toBe('inside');
		expect(await reader.readText('sub/a.txt')).toBe('inside');
		for (const name of ['out/secret', 'secret', 'round', 'circle', 'dangling', 'out/folder/secret']) {
			expect(await reader.readText(name), name).toBeUndefined();
			expect(await reader.exists(name), name).toBe(false);
		}
		expect(await reader.list('out')).toEqual([]);
		for (const name of ['../', '..', `../${path.basename(outside)}/secret`, 'real/../../x', '/etc/passwd', 'a\0b']) {
			expect(await reader.exists(name), name).toBe(false);
		}
	});

	test('puts every question to the disk once', async () => {
		const root = await temporaryProject({ 'a.txt': 'first' });
		const reader = createProjectReader(root);
		expect(await reader.readText('a.txt')).toBe('first');
		await writeFile(path.join(root, 'a.txt'), 'second');
		expect(await reader.readText('a.txt')).toBe('first');
		expect(await createProjectReader(root).readText('a.txt')).toBe('second');
	});

	test('finds nothing in a folder that is not there', async () => {
		const reader = createProjectReader(path.join(await temporaryProject(), 'missing'));
		expect([await reader.exists(''), await reader.list(''), await reader.readText('a')]).toEqual([
			false,
			[],
			undefined,
		]);
	});
});
