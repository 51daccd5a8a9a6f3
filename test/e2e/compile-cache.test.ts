import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll, temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';

const isRoot = process.getuid?.() === 0;

/** The wizard with a cache folder of its own. */
const scaffold = async (cache: string, environment: Record<string, string> = {}) => {
	const cwd = temporaryFolder();
	const result = await run(['my-service', '--yes', '--no-build'], {
		cwd,
		environment: { NODE_DISABLE_COMPILE_CACHE: '', XDG_CACHE_HOME: cache, ...environment },
	});
	return { ...result, written: readAll(cwd) };
};

const filesIn = (cache: string): readonly string[] =>
	readdirSync(cache, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort();

const wizardIn = (cache: string): string => filesIn(cache).find((file) => file.endsWith('wizard.cache')) ?? '';

/** A file is replaced as a whole, never changed. */
const identityOf = (file: string): number => statSync(file).ino;

const keyLength = (file: string): number => {
	const data = readFileSync(file);
	return data.length - data.lastIndexOf(` ${process.execPath} `) + 16;
};

describe('the compile cache', () => {
	test('is kept for the user alone by the first run, and used as it is by the second', async () => {
		const cache = temporaryFolder();
		const first = await scaffold(cache);
		const files = filesIn(cache);
		expect(files.map((file) => path.basename(file))).toEqual(['base.cache', 'wizard.cache']);
		expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
		const before = files.map(identityOf);
		const second = await scaffold(cache);
		expect(files.map(identityOf)).toEqual(before);
		expect(second.written).toEqual(first.written);
		expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
	});

	test.each([
		['of another text', (file: string) => spoil(file, keyLength(file))],
		['that V8 cannot read', (file: string) => spoil(file, statSync(file).size)],
		['that is cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
		['that others can write', (file: string) => chmodSync(file, 0o666)],
		...(isRoot ? [['of another user', (file: string) => chownSync(file, 65532, 65532)] as const] : []),
	] as const)('a file %s is not used, and is replaced', async (_, change) => {
		const cache = temporaryFolder();
		await scaffold(cache);
		const file = wizardIn(cache);
		const [before, whole] = [identityOf(file), statSync(file).size];
		change(file);
		const { exitCode, stderr } = await scaffold(cache);
		expect([exitCode, stderr]).toEqual([0, '']);
		expect(identityOf(file)).not.toBe(before);
		expect(statSync(file).size).toBeGreaterThan(whole / 2);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		if (isRoot) expect(statSync(file).uid).toBe(0);
	});

	test('that cannot be kept costs nothing but time', async () => {
		const cache = path.join(temporaryFolder({ file: '' }), 'file');
		const { exitCode, stderr } = await scaffold(cache);
		expect([exitCode, stderr]).toEqual([0, '']);
	});

	if (isRoot) {
		test("another user's folder is left alone", async () => {
			const cache = path.join(temporaryFolder(), 'home');
			mkdirSync(cache);
			chownSync(cache, 65532, 65532);
			const { exitCode } = await scaffold(cache);
			expect(exitCode).toBe(0);
			expect(readAll(cache)).toEqual({});
		});
	}

	test.each([
		['by a run that is told not to', { NODE_DISABLE_COMPILE_CACHE: '1' }],
		['without a folder for it', { XDG_CACHE_HOME: '', HOME: '' }],
		['in a folder that is not named from the root', { XDG_CACHE_HOME: 'cache' }],
	])('nothing is kept %s', async (_, environment) => {
		const cache = temporaryFolder();
		const { exitCode, written } = await scaffold(cache, environment);
		expect(exitCode).toBe(0);
		expect(filesIn(cache)).toEqual([]);
		expect(Object.keys(written).filter((file) => file.includes('cache'))).toEqual([]);
	});

	test.each([['--help'], ['--version'], ['--no-such-flag']])('nothing is kept by %s', async (flag) => {
		const cache = temporaryFolder();
		const environment = { NODE_DISABLE_COMPILE_CACHE: '', XDG_CACHE_HOME: cache };
		await run([flag], { cwd: temporaryFolder(), environment });
		expect(filesIn(cache)).toEqual([]);
	});
});

/** Changes eight bytes, so far from the end of the file. */
const spoil = (file: string, fromEnd: number): void => {
	const data = readFileSync(file);
	data.fill(0x21, data.length - fromEnd, data.length - fromEnd + 8);
	writeFileSync(file, data);
};
