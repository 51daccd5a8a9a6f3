import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { snapshot, temporaryProject, writeFiles } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';
import { bundleWriter, existingProject } from './scenario.ts';

const isRoot = process.getuid?.() === 0;
const canMount = isRoot && toolAnswers('mount', ['--version']);
const canDropRoot = isRoot && toolAnswers('setpriv', ['--version']);
const canDelay = toolAnswers('strace', ['-o', '/dev/null', 'true']);
const nobody = 65534;
const minutes = 60_000;

let writer = '';
beforeAll(async () => {
	writer = await bundleWriter();
	await chmod(path.dirname(writer), 0o755);
});

afterAll(() => rm(path.dirname(writer), { recursive: true }));

interface Run {
	readonly exitCode: number | null;
	readonly stderr: string;
}

const write = async (root: string, agreed: unknown, wrapper: readonly string[] = []): Promise<Run> => {
	const changes = path.join(await temporaryProject(), 'changes.json');
	await writeFile(changes, JSON.stringify(agreed));
	await chmod(path.dirname(changes), 0o755);
	const [command = '', ...args] = [...wrapper, process.execPath, writer, root, changes];
	const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
	let stderr = '';
	child.stderr.on('data', (chunk) => {
		stderr += chunk;
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (exitCode) => resolve({ exitCode, stderr }));
	});
};

const projectFiles = { 'app.py': 'app\n', Dockerfile: 'old\n', '.dockerignore': 'old\r\n', 'docs/own.md': 'own\n' };

const makeTmpfs = async (options: string): Promise<string> => {
	const root = path.join(await temporaryProject({}), 'mounted');
	await mkdir(root);
	execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', root]);
	onTestFinished(() => void execFileSync('umount', [root]));
	return root;
};

const expectRefused = ({ exitCode, stderr }: Run, root: string, reason: string): void => {
	expect(exitCode).toBe(1);
	expect(stderr).toContain(root);
	expect(stderr).toContain(reason);
	expect(stderr).toMatch(/^Nothing was written: .+\. .+\.\n$/);
};

describe('a disk that is full', () => {
	test.skipIf(!canMount)('at any point of the writing leaves all as it was', { timeout: 3 * minutes }, async () => {
		const root = await makeTmpfs('size=256k,nr_inodes=64');
		const agreed = existingProject.agreed.map((each) => ({
			...each,
			change: { ...each.change, after: 'x'.repeat(9000) },
		}));
		let refused = 0;
		let last: Run = { exitCode: null, stderr: '' };
		for (let pages = 0; pages <= 40 && last.exitCode !== 0; pages++) {
			for (const name of await readdir(root)) await rm(path.join(root, name), { recursive: true });
			await writeFiles(root, projectFiles);
			fillAllBut(root, pages);
			const before = await snapshot(root);
			last = await write(root, agreed);
			if (last.exitCode === 0) break;
			expectRefused(last, root, 'the disk is full');
			expect(await snapshot(root)).toEqual(before);
			refused++;
		}
		expect(refused).toBeGreaterThan(5);
		expect(last.exitCode).toBe(0);
	});

	test.skipIf(!canMount)('of names leaves all as it was', { timeout: minutes }, async () => {
		for (let inodes = 9; inodes <= 24; inodes++) {
			const root = await makeTmpfs(`size=1m,nr_inodes=${inodes}`);
			await writeFiles(root, projectFiles);
			const before = await snapshot(root);
			const result = await write(root, existingProject.agreed);
			if (result.exitCode === 0) return;
			expectRefused(result, root, 'the disk is full');
			expect(await snapshot(root)).toEqual(before);
		}
		throw new Error('It never succeeded.');
	});
});

const fillAllBut = (root: string, pages: number): void => {
	try {
		execFileSync('dd', ['if=/dev/zero', `of=${root}/filler`, 'bs=4096'], { stdio: 'ignore' });
	} catch {
		// It ends when the disk is full, as it should.
	}
	const size = Number(execFileSync('stat', ['-c', '%s', `${root}/filler`], { encoding: 'utf8' }));
	execFileSync('truncate', ['-s', String(Math.max(0, size - pages * 4096)), `${root}/filler`]);
};

test.skipIf(!canMount)('a read-only file system is named, and nothing is changed', async () => {
	const root = await makeTmpfs('size=1m');
	await writeFiles(root, projectFiles);
	execFileSync('mount', ['-o', 'remount,ro', root]);
	expectRefused(await write(root, existingProject.agreed), root, 'the file system is read-only');
	expectRefused(
		await write(path.join(root, 'new'), existingProject.agreed.slice(0, 1)),
		root,
		'the file system is read-only',
	);
	expect(Object.keys(await snapshot(root))).not.toContain('new/');
});

describe('a folder without permission', () => {
	const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

	test.skipIf(!canDropRoot)('is named, and nothing is changed', async () => {
		const root = await temporaryProject(projectFiles);
		await chmod(root, 0o755);
		const before = await snapshot(root);
		expectRefused(await write(root, existingProject.agreed, asNobody), root, 'permission is denied');
		expect(await snapshot(root)).toEqual(before);
	});

	test.skipIf(!canDropRoot)('deep inside undoes what was made elsewhere', async () => {
		const root = await temporaryProject(projectFiles);
		await chmod(root, 0o777);
		await chmod(path.join(root, 'docs'), 0o755);
		const before = await snapshot(root);
		const result = await write(root, existingProject.agreed, asNobody);
		expectRefused(result, path.join(root, 'docs'), 'permission is denied');
		expect(await snapshot(root)).toEqual(before);
	});
});

test.skipIf(!canDelay)('a folder that vanishes in the middle is said to be gone, and does not come back', async () => {
	const root = await temporaryProject(projectFiles);
	const delay = [
		'strace',
		'-f',
		'-qq',
		'-o',
		'/dev/null',
		'-e',
		'trace=fsync',
		'-e',
		'inject=fsync:delay_enter=1500000',
	];
	const written = write(root, existingProject.agreed, delay);
	while (!(await readdir(root)).some((name) => name.endsWith('.tmp')))
		await new Promise((resolve) => setTimeout(resolve, 5));
	await rm(root, { recursive: true, maxRetries: 20, retryDelay: 20 });
	const { exitCode, stderr } = await written;
	expect(exitCode).toBe(1);
	expect(stderr).toMatch(/^Nothing was written: .+ is gone\. .+\.\n$/);
	await expect(readdir(root)).rejects.toThrow('ENOENT');
});

const deadOwner = JSON.stringify({ id: '0123456789abcdef', pid: 2 ** 22 + 1, host: hostname(), since: Date.now() });

describe('several runs at once', () => {
	test.each([
		['an existing project', '', {}],
		['a new folder', 'new/folder', {}],
		['a project whose lock a dead run holds', '', { '.hardened-container.lock/owner.json': deadOwner }],
	])('on %s: one writes, the others say why they did not', { timeout: minutes }, async (_, folder, lock) => {
		for (let round = 0; round < 8; round++) {
			const outer = await temporaryProject({ ...projectFiles, ...lock });
			const root = path.join(outer, folder);
			const agreed =
				folder === ''
					? existingProject.agreed
					: existingProject.agreed.filter(({ change }) => change.kind === 'create');
			const runs = await Promise.all(Array.from({ length: 4 }, () => write(root, agreed)));
			expect(runs.filter(({ exitCode }) => exitCode === 0)).toHaveLength(1);
			for (const { stderr } of runs.filter(({ exitCode }) => exitCode !== 0)) {
				expect(stderr).toMatch(/(?:is writing to|are writing to|was changed after the plan was made).+\n$/);
			}
			const names = Object.keys(await snapshot(outer));
			expect(names.filter((name) => name.includes('.hardened-container'))).toEqual([]);
			expect(names).toContain(path.join(folder, 'requirements/more/dev.txt'));
		}
	});
});
