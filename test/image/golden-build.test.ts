import { execFile } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { type GoldenCase, goldenCases } from '../support/golden-cases.ts';
import { scratchProject } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const run = promisify(execFile);
const minutes = 60_000;
const docker = async (...args: readonly string[]): Promise<string> => (await run('docker', args)).stdout.trim();

describe.skipIf(!toolAnswers('hadolint', ['--version']))('hadolint', () => {
	test(
		'finds nothing in any golden Dockerfile',
		async () => {
			const files = goldenCases.map(({ expected }) => path.join(expected, 'Dockerfile'));
			const { stdout } = await run('hadolint', ['--no-fail', '--format', 'json', ...files]);
			expect(JSON.parse(stdout)).toEqual([]);
		},
		minutes,
	);
});

describe.skipIf(!toolAnswers('docker', ['info'])).concurrent('Docker', () => {
	const tags: string[] = [];
	afterAll(async () => {
		await docker('rmi', '--force', ...tags);
	}, 5 * minutes);

	test.each(goldenCases)(
		'builds $name without a warning, and the image serves, hardened',
		async (golden) => {
			const context = await buildContext(golden);
			const dockerfile = `--file=${path.join(context, golden.folder, 'Dockerfile')}`;
			await docker('build', '--check', dockerfile, context);
			const tag = `golden-${golden.name}:${process.pid}`;
			tags.push(tag);
			await docker('build', '--quiet', ...secretFlags(golden), dockerfile, '--tag', tag, context);
			rmSync(context, { recursive: true });
			await expectService(tag, golden);
		},
		5 * minutes,
	);

	test.each(goldenCases.filter(({ name }) => /^flask-pip(-uv)?-slim-multi$/.test(name)))(
		'installs the same bytes in each build of $name',
		async (golden) => {
			const context = await buildContext(golden);
			const installed = async (turn: number): Promise<string> => {
				const tag = `twice-${golden.name}:${process.pid}-${turn}`;
				tags.push(tag);
				await docker('build', '--quiet', '--no-cache', '--target=build', '--tag', tag, context);
				const list = 'find /deps -type f | sort | xargs sha256sum';
				return docker('run', '--rm', '--entrypoint=sh', tag, '-c', list);
			};
			const [first, second] = [await installed(1), await installed(2)];
			expect(first).toContain('/deps/flask/__pycache__/app.cpython-');
			expect(second).toBe(first);
			rmSync(context, { recursive: true });
		},
		5 * minutes,
	);
});

/** The project with what was rendered for it, as a person has it after a run. */
const buildContext = async ({ repository, folder, expected }: GoldenCase): Promise<string> => {
	const context = await scratchProject({});
	cpSync(repository, context, { recursive: true });
	cpSync(expected, path.join(context, folder), { recursive: true });
	return context;
};

/** Secrets that nothing asks for here; a build without them would end. */
const secretFlags = ({ answers: { buildSecrets = [] } }: GoldenCase): readonly string[] =>
	buildSecrets.map((name) => `--secret=id=${name},src=${import.meta.filename}`);

const hardened = ['--read-only', '--tmpfs=/tmp', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
const limits = ['--pids-limit=64', '--memory=128m'];

const expectService = async (tag: string, { answers }: GoldenCase): Promise<void> => {
	const port = 8321;
	const settings = [`--env=PORT=${port}`, '--env=SECRET_KEY=for-this-test', `--publish=127.0.0.1::${port}`];
	const id = await docker('run', '--detach', ...hardened, ...limits, ...settings, tag);
	try {
		expect(await settledHealth(id), await docker('logs', id)).toBe('healthy');
		const address = await docker('port', id, `${port}/tcp`);
		const answer = await fetch(`http://${address}${answers.healthPath}`);
		expect(answer.status).toBe(200);
		await docker('stop', id);
		expect(await docker('inspect', '--format={{.State.ExitCode}} {{.Config.User}}', id)).toBe('0 65532:65532');
	} finally {
		await docker('rm', '--force', id);
	}
};

/** Asks until the engine knows whether the container is healthy; a container that ended stays "starting" or is "unhealthy". */
const settledHealth = async (id: string): Promise<string> => {
	for (let tries = 0; tries < 200; tries++) {
		const state = await docker('inspect', '--format={{.State.Running}} {{.State.Health.Status}}', id);
		if (state !== 'true starting') return state.replace(/^\w+ /, '');
		await sleep(150);
	}
	return 'starting';
};
