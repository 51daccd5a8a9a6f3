import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { execa } from 'execa';
import { afterAll, describe, expect, test } from 'vitest';
import { findPracticeById } from '../../src/core/practices/index.ts';
import { bin, run } from '../support/run.ts';
import { scratchProject } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';
import { badImages, dockerfile, service } from './bad-images.ts';

const execute = promisify(execFile);
const minutes = 60_000;

interface Result {
	readonly failed: readonly string[];
	readonly passed: readonly string[];
	readonly skipped: readonly string[];
	readonly exitCode: number | undefined;
}

const images: { readonly engine: string; readonly tag: string }[] = [];

const buildImage = async (engine: string, files: Readonly<Record<string, string>>): Promise<string> => {
	const context = await scratchProject(files);
	const tag = `verify-test-${process.pid}-${images.length}`;
	images.push({ engine, tag });
	const format = engine === 'podman' ? ['--format=docker'] : [];
	await execute(engine, ['build', '--quiet', ...format, '--tag', tag, context]);
	await rm(context, { recursive: true });
	return tag;
};

const containersOf = async (tag: string): Promise<string> =>
	(await execute('docker', ['ps', '--all', '--quiet', '--filter', `ancestor=${tag}`])).stdout.trim();

const waitFor = async (condition: () => Promise<boolean>): Promise<void> => {
	while (!(await condition())) await setTimeout(50);
};

const verify = async (engine: string, files: Readonly<Record<string, string>>): Promise<Result> => {
	const tag = await buildImage(engine, files);
	const { exitCode, stdout, stderr } = await run(['verify', tag, '--engine', engine, '--json'], { cwd: tmpdir() });
	if (!stdout.startsWith('{')) throw new Error(stderr);
	const { findings } = JSON.parse(stdout) as { findings: readonly { id: string; status: string }[] };
	const ids = (status: string): readonly string[] =>
		findings.filter((found) => found.status === status).map(({ id }) => id);
	return { failed: ids('fail'), passed: ids('pass'), skipped: ids('skip'), exitCode };
};

afterAll(async () => {
	for (const { engine, tag } of images) await execute(engine, ['rmi', '--force', tag]).catch(() => undefined);
}, 2 * minutes);

describe.skipIf(!toolAnswers('docker', ['info'])).concurrent('verify on Docker', () => {
	test(
		'a good image passes everything',
		async () => {
			const { failed, skipped, exitCode } = await verify('docker', { Dockerfile: dockerfile(), 'app.py': service });
			expect(failed).toEqual([]);
			// Nobody said who should own the code of an image that is not ours.
			expect(skipped).toEqual(['HC039']);
			expect(exitCode).toBe(0);
		},
		2 * minutes,
	);

	test(
		'a worker that listens on no port fails nothing, and what only a port could tell is skipped',
		async () => {
			const text = dockerfile({ health: 'HEALTHCHECK NONE' }).replace('EXPOSE 8000\n', '');
			const worker = 'import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit())\nsignal.pause()\n';
			const { failed, skipped, exitCode } = await verify('docker', { Dockerfile: text, 'app.py': worker });
			expect(failed).toEqual([]);
			expect(skipped).toEqual(['HC015', 'HC017', 'HC032', 'HC036', 'HC039']);
			expect(exitCode).toBe(0);
		},
		2 * minutes,
	);

	test.each(badImages)(
		'$name fails $fails alone',
		async ({ fails, dockerfile: text, app = service }) => {
			const { failed, exitCode } = await verify('docker', { Dockerfile: text, 'app.py': app });
			expect(failed).toEqual([...fails].sort());
			expect(exitCode).toBe(fails.every((id) => findPracticeById(id)?.severity === 'info') ? 0 : 1);
		},
		2 * minutes,
	);

	test(
		'layers are read as Zstandard packs them',
		async () => {
			const context = await scratchProject({
				Dockerfile: dockerfile({ environment: 'A_TOKEN=x' }),
				'app.py': service,
			});
			const tag = `verify-test-${process.pid}-zstd`;
			images.push({ engine: 'docker', tag });
			const output = `--output=type=image,name=${tag},compression=zstd,force-compression=true`;
			await execute('docker', ['buildx', 'build', '--quiet', '--provenance=false', output, context]);
			const { stdout } = await run(['verify', tag, '--engine', 'docker', '--json'], { cwd: tmpdir() });
			const { findings } = JSON.parse(stdout) as {
				findings: readonly { id: string; reason?: string; status: string }[];
			};
			const found = findings.find(({ id }) => id === 'HC012');
			// Older releases of Node.js cannot unpack them, which is a reason to skip and not to fail.
			if ('createZstdDecompress' in zlib) expect(found?.status).toBe('pass');
			else expect(found).toMatchObject({ status: 'skip', reason: expect.stringMatching(/Zstandard.*Node\.js 22\.15/) });
			expect(findings.find(({ id }) => id === 'HC022')?.status).toBe('fail');
		},
		2 * minutes,
	);

	test(
		'no container is left behind by Ctrl-C',
		async () => {
			const tag = await buildImage('docker', { Dockerfile: dockerfile(), 'app.py': service });
			const child = execa(process.execPath, [bin, 'verify', tag, '--engine', 'docker'], { reject: false });
			await waitFor(async () => child.exitCode !== null || (await containersOf(tag)) !== '');
			child.kill('SIGINT');
			const { exitCode } = await child;
			expect(exitCode).toBe(130);
			expect(await containersOf(tag)).toBe('');
		},
		minutes,
	);
});

describe.skipIf(!toolAnswers('podman', ['info'])).concurrent('verify on Podman', () => {
	test.each(badImages.filter(({ podman }) => podman === true))(
		'$name fails $fails alone',
		async ({ fails, dockerfile: text, app = service }) => {
			const { failed } = await verify('podman', { Dockerfile: text, 'app.py': app });
			expect(failed).toEqual([...fails].sort());
		},
		3 * minutes,
	);
});
