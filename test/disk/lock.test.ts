import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../src/disk/lock.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const lockFolder = async () => path.join(await temporaryProject(), 'lock');

const ownerFile = (owner: object): string =>
	JSON.stringify({ id: '0123456789abcdef', pid: process.pid, host: hostname(), since: Date.now(), ...owner });

/** The id of a process that has ended. */
const deadPid = async (): Promise<number> => {
	const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
	await once(child, 'exit');
	return child.pid ?? 0;
};

describe('takeLock', () => {
	test('says who holds it, and is free again after its release', async () => {
		const folder = await lockFolder();
		const lock = takeLock(folder);
		expect(() => takeLock(folder)).toThrow(`process ${process.pid} on ${hostname()}, since 0 s`);
		lock.release();
		await expect(readdir(folder)).rejects.toThrow('ENOENT');
		takeLock(folder).release();
	});

	test('names another process that is alive', async () => {
		const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
		onTestFinished(() => void child.kill());
		const folder = await lockFolder();
		await mkdir(folder);
		await writeFile(path.join(folder, 'owner.json'), ownerFile({ pid: child.pid, since: Date.now() - 65_000 }));
		expect(() => takeLock(folder)).toThrow(`process ${child.pid} on ${hostname()}, since 65 s`);
	});

	test.each([
		['ended', async () => ({ pid: await deadPid() })],
		['had the id of this process', async () => ({ pid: process.pid })],
		['ran before the machine started', async () => ({ pid: process.ppid, since: 1000 })],
		['had the id of a process that started later', async () => ({ pid: process.ppid, started: '1' })],
		['was on another machine long ago', async () => ({ host: 'elsewhere', since: Date.now() - 3_600_000 })],
	])('takes it over from a holder that %s', async (_, owner) => {
		const folder = await lockFolder();
		await mkdir(folder);
		await writeFile(path.join(folder, 'owner.json'), ownerFile(await owner()));
		const lock = takeLock(folder);
		expect(() => takeLock(folder)).toThrow(`process ${process.pid} `);
		lock.release();
		await expect(readdir(folder)).rejects.toThrow('ENOENT');
	});

	test('believes another machine for a while', async () => {
		const folder = await lockFolder();
		await mkdir(folder);
		await writeFile(path.join(folder, 'owner.json'), ownerFile({ host: 'elsewhere', pid: 1 }));
		expect(() => takeLock(folder)).toThrow('process 1 on elsewhere');
	});

	test('does not write through a link in its place', async () => {
		const outside = await temporaryProject();
		const folder = await lockFolder();
		await symlink(outside, folder);
		expect(() => takeLock(folder)).toThrow('is in the way');
		expect(await readdir(outside)).toEqual([]);
	});
});
