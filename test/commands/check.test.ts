import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/check.ts';
import { UsageError, UserError } from '../../src/errors.ts';
import { memoryIo } from '../support/io.ts';
import { schemaErrors } from '../support/report-schema.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = async (name: string, text: string): Promise<void> => {
	await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
	await writeFile(path.join(folder, name), text);
};

const check = async (...args: readonly string[]) => {
	const { io, printed } = memoryIo(folder);
	const code = await runCheck(args, io);
	return { code, ...printed };
};

const bad = 'FROM python:3.13-slim-trixie\nUSER root\n';

describe('the report', () => {
	test('underlines the line and says the fix', async () => {
		await write('Dockerfile', bad);
		const { code, stdout } = await check();
		expect(code).toBe(1);
		expect(stdout).toMatch(/ {2}2 \| USER root\n {4}\| ~~~~~~~~~\n {4}error HC001 Run as a non-root user\n/);
		expect(stdout).toContain('Fix: End the last stage with USER');
	});

	test('as SARIF is valid against its schema and points at the lines', async () => {
		await write('a b/Dockerfile', bad);
		const { stdout } = await check('a b/Dockerfile', '--format', 'sarif');
		const log = JSON.parse(stdout);
		const { $schema: _draft, id: _id, ...schema } = sarifSchema;
		const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
		expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
		const root = log.runs[0].results.find((result: { ruleId: string }) => result.ruleId === 'HC001');
		expect(root.locations[0].physicalLocation).toEqual({
			artifactLocation: { uri: 'a%20b/Dockerfile' },
			region: { startLine: 2, endLine: 2 },
		});
		expect(log.runs[0].tool.driver.rules[root.ruleIndex].id).toBe('HC001');
	});

	test('as GitHub commands escapes what would end them', async () => {
		await write('a,b/Dockerfile', 'FROM alpine:3.23\nEXPOSE 1%2\n');
		const { stdout } = await check('a,b/Dockerfile', '--format', 'github');
		expect(stdout).toContain(
			'::warning file=a%2Cb/Dockerfile,line=2,endLine=2,title=HC017 Declare ports%2C from 1024 up::1%252 is not a port',
		);
		expect(
			stdout
				.trimEnd()
				.split('\n')
				.every((line) => /^::(error|warning|notice) file=/.test(line)),
		).toBe(true);
	});

	test('as GitHub commands has what could not be followed', async () => {
		await write('Dockerfile', 'FROM alpine:3.23\n# hardened-container ignore=HC001\n');
		const { stdout } = await check('--format', 'github');
		expect(stdout).toContain('::notice file=Dockerfile,line=2::An ignore needs a reason after the ids');
	});

	test('as JUnit counts and escapes', async () => {
		await write('Dockerfile', 'FROM alpine:3.23\nUSER "<&>"\n');
		const { stdout } = await check('--format', 'junit');
		expect(stdout).toContain('&lt;&amp;&gt;');
		const failures = Number(/failures="(\d+)"/.exec(stdout)?.[1]);
		expect(stdout.match(/<failure /g)?.length).toBe(failures);
		expect(stdout.match(/<testcase /g)?.length).toBe(Number(/tests="(\d+)"/.exec(stdout)?.[1]));
		await write('Dockerfile', '# hardened-container ignore-file=HC001 not yet\nFROM alpine:3.23\nUSER root\n');
		expect((await check('--format', 'junit')).stdout).toMatch(/HC001 [^<]*><skipped message="not yet"\/>/);
	});

	test('as JSON holds problems, what passed and what was skipped', async () => {
		await write('Dockerfile', bad);
		const report = JSON.parse((await check('--format', 'json')).stdout);
		expect(schemaErrors('check', report)).toBeUndefined();
		const [file] = report.files;
		expect(file.problems[0]).toMatchObject({ id: 'HC012', line: 1 });
		expect(file.passed).toContain('HC038');
		expect(file.skipped.every(({ reason }: { reason: string }) => reason !== '')).toBe(true);
	});
});

describe('what is shown and what fails', () => {
	beforeEach(() => write('Dockerfile', bad));

	test('by severity, ids and --fail-on', async () => {
		expect((await check('--severity', 'error')).stdout).not.toContain('HC016');
		expect((await check('--severity', 'error', '--ignore', 'HC001')).code).toBe(0);
		expect((await check('--fail-on', 'never')).code).toBe(0);
		expect((await check('--fail-on', 'error', '--ignore', 'hc001')).code).toBe(0);
	});

	test('by .hardened-container.json, which flags go before', async () => {
		await write('.hardened-container.json', '{"check": {"ignore": ["HC001"], "fail-on": "error"}}');
		expect((await check()).code).toBe(0);
		expect((await check('--ignore', 'HC016')).code).toBe(1);
	});

	test('by pyproject.toml', async () => {
		await write('pyproject.toml', '[tool.hardened-container]\nseverity = "error"\nignore = ["HC001"]\n');
		expect((await check()).stdout).toMatch(/^No problems in 1 file/);
		await write('pyproject.toml', '[tool.hardened-container]\nseverty = "error"\n');
		await expect(check()).rejects.toThrow(/has no setting "severty"/);
		await write('pyproject.toml', '[tool.hardened-container\n');
		await expect(check()).rejects.toThrow(/^pyproject.toml cannot be read: Invalid TOML document: .* \(line \d+\)\.$/);
	});

	test('a baseline is not written of what is about to be fixed', async () => {
		await expect(check('--fix', '--yes', '--write-baseline')).rejects.toThrow(/cannot be given together/);
	});

	test('by a baseline', async () => {
		expect((await check('--write-baseline')).code).toBe(0);
		const name = '.hardened-container-baseline.json';
		expect((await check('--baseline', name)).stdout).toMatch(/^No problems in 1 file.* known from the baseline/);
		await write('Dockerfile', `${bad}VOLUME /x\n`);
		const { code, stdout } = await check('--baseline', name);
		expect(code).toBe(1);
		expect(stdout).toMatch(/HC040/);
		expect(stdout).not.toMatch(/HC001/);
	});

	test('by a baseline that was written in the folder above', async () => {
		await write('services/api/Dockerfile', bad);
		await check('--recursive', '--baseline', 'known.json', '--write-baseline');
		folder = path.join(folder, 'services');
		const { code, stdout } = await check('--recursive', '--baseline', '../known.json');
		folder = path.dirname(folder);
		expect(code).toBe(0);
		expect(stdout).toMatch(/^No problems in 1 file\. \d+ known from the baseline/);
	});
});

describe('which files', () => {
	test('in folders below with --recursive, sorted, never in node_modules', async () => {
		for (const name of [
			'b/Dockerfile',
			'a/api.Dockerfile',
			'c/Containerfile',
			'c/Dockerfile.dockerignore',
			'node_modules/x/Dockerfile',
		]) {
			await write(name, bad);
		}
		const { files } = JSON.parse((await check('--recursive', '--format', 'json')).stdout);
		expect(files.map((file: { path: string }) => file.path)).toEqual([
			'a/api.Dockerfile',
			'b/Dockerfile',
			'c/Containerfile',
		]);
	});

	test('never those that --exclude or the settings leave out, unless they are named', async () => {
		for (const name of ['Dockerfile', 'vendor/a/Dockerfile', 'api/testdata/Dockerfile', 'api/Dockerfile'])
			await write(name, bad);
		const found = async (...args: readonly string[]): Promise<readonly string[]> => {
			const { files } = JSON.parse((await check(...args, '--format', 'json')).stdout);
			return files.map(({ path: name }: { readonly path: string }) => name);
		};
		expect(await found('--recursive', '--exclude', 'vendor', '--exclude', '**/testdata/')).toEqual([
			'Dockerfile',
			'api/Dockerfile',
		]);
		await write('pyproject.toml', '[tool.hardened-container]\nexclude = ["api"]\n');
		expect(await found('--recursive')).toEqual(['Dockerfile', 'vendor/a/Dockerfile']);
		expect(await found('api/Dockerfile')).toEqual(['api/Dockerfile']);
	});

	test('without FROM are not counted as checked', async () => {
		await write('notes', 'hello\n');
		const { code, stdout } = await check('notes');
		expect(code).toBe(0);
		expect(stdout).toContain('There is no FROM in this file');
		expect(stdout).toContain('No problems in 0 files. 1 not checked.');
	});

	test('none is an error that says so', async () => {
		await expect(check()).rejects.toThrow(UserError);
		await expect(check('missing')).rejects.toThrow('There is no missing.');
	});

	test('a wrong flag is a wrong usage', async () => {
		await write('Dockerfile', bad);
		await expect(check('--format', 'xml')).rejects.toThrow(UsageError);
		await expect(check('--ignore', 'HC999')).rejects.toThrow(/no practice/);
		await expect(check('--yes')).rejects.toThrow(/--fix/);
	});

	test('a .dockerignore named after the Dockerfile goes before the common one', async () => {
		await write('Dockerfile', 'FROM alpine:3.23\nCOPY a /a\n');
		await write('.dockerignore', '*\n');
		expect((await check()).stdout).toContain('HC069');
		await write('Dockerfile.dockerignore', '*\n!a\n');
		expect((await check()).stdout).not.toContain('HC069');
	});
});

describe('--fix', () => {
	beforeEach(() => write('Dockerfile', 'FROM example/base:1\nMAINTAINER me\n'));
	const text = (): Promise<string> => readFile(path.join(folder, 'Dockerfile'), 'utf8');

	test('shows the change and writes it with --yes', async () => {
		const { stdout } = await check('--fix', '--yes');
		expect(stdout).toContain('-MAINTAINER me');
		expect(await text()).toBe('FROM example/base:1\nLABEL org.opencontainers.image.authors="me"\n');
	});

	test('writes nothing with --dry-run, nor without a terminal to agree', async () => {
		await check('--fix', '--dry-run');
		await expect(check('--fix')).rejects.toThrow(/no terminal/);
		expect(await text()).toContain('MAINTAINER');
	});
});
