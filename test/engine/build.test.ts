import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { execa } from 'execa';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BuildProgress } from '../../src/core/build-progress.ts';
import type { EngineName } from '../../src/core/engine-name.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import { CancelledError } from '../../src/errors.ts';
import { temporaryProject } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const minute = 60_000;
const base = 'python:3.13-slim-trixie';

const start = async (name: EngineName, dockerfile: string) => {
	const context = await temporaryProject({ 'Dockerfile.hardened': dockerfile, 'note.txt': 'hello\n' });
	const tag = `build-test:${path.basename(context).toLowerCase()}`;
	const seen: BuildProgress[] = [];
	const controller = new AbortController();
	const onProgress = (step: BuildProgress): void => void seen.push(step);
	const { signal } = controller;
	const building = createEngine(name, '0').build({
		context,
		dockerfile: 'Dockerfile.hardened',
		tag,
		signal,
		onProgress,
	});
	const remove = () => execa(name, ['rmi', '--force', tag], { reject: false });
	return { building, seen, tag, remove, abort: () => controller.abort() };
};

afterEach(() => vi.unstubAllEnvs());

const isSleeping = async (seconds: string): Promise<boolean> =>
	(await execa('pgrep', ['-f', `^(/bin/sh -c )?sleep ${seconds}`], { reject: false })).exitCode === 0;

describe.each(['docker', 'podman', 'buildah'] as const)('a build by %s', (name) => {
	const available = toolAnswers(name, [name === 'buildah' ? 'version' : 'info']);

	test.skipIf(!available)(
		'tells each step of each stage and gives the image',
		async () => {
			const { building, seen, tag, remove } = await start(
				name,
				`FROM ${base} AS build\nCOPY note.txt /\nRUN cat /note.txt\n\nFROM ${base}\nCOPY --from=build /note.txt /\n`,
			);
			const { image } = await building;
			expect(image).toBe(tag);
			const ended = seen.filter(({ state }) => state === 'done' || state === 'cached');
			expect(ended.map(({ title }) => title)).toContain('RUN cat /note.txt');
			expect(new Set(ended.map(({ stage }) => stage)).size).toBe(2);
			expect(ended.every(({ step, steps }) => step >= 1 && step <= steps)).toBe(true);
			await remove();
		},
		minute,
	);

	test.skipIf(!available)(
		'that fails names the line, the reason and the last words',
		async () => {
			const { building } = await start(
				name,
				`FROM ${base}\n# a comment\nCOPY note.txt /\nRUN echo first && \\\n    echo last words; exit 7\n`,
			);
			await expect(building).rejects.toMatchObject({
				name: 'UserError',
				message: expect.stringMatching(/ at Dockerfile\.hardened line 4: .*(exit code: 7|exit status 7)/),
				step: { line: 4, log: expect.arrayContaining(['first', 'last words']) },
			});
		},
		minute,
	);

	test.skipIf(!available)(
		'that is aborted leaves no process behind',
		async () => {
			const seconds = `4${process.pid}`;
			const { building, seen, abort } = await start(name, `FROM ${base}\nRUN sleep ${seconds}\n`);
			const refused = expect(building).rejects.toThrow();
			while (!seen.some(({ title }) => title.startsWith('RUN sleep'))) await setTimeout(50);
			while (!(await isSleeping(seconds))) await setTimeout(50);
			abort();
			await refused;
			// The engine's own service ends the step in its own time, and soon.
			for (let turn = 0; turn < 200 && (await isSleeping(seconds)); turn += 1) await setTimeout(50);
			expect(await isSleeping(seconds)).toBe(false);
		},
		minute,
	);

	// Docker's builder keeps no container of its own that a person would see.
	if (name !== 'docker') {
		test.skipIf(!available)(
			'that is aborted leaves no container behind',
			async () => {
				// The container of a build is named after its base image.
				const own = `left-behind-${name}-${process.pid}`;
				const seconds = `5${process.pid}`;
				await execa(name, ['pull', '--quiet', base]);
				await execa(name, ['tag', base, `localhost/${own}`]);
				const { building, seen, abort } = await start(
					name,
					`FROM localhost/${own}\nRUN sleep ${seconds}\nRUN echo not this\n`,
				);
				const refused = expect(building).rejects.toThrow(CancelledError);
				const listed = async (): Promise<string> =>
					(await execa(name, name === 'podman' ? ['ps', '--all', '--external'] : ['containers'])).stdout;
				while (!seen.some(({ title }) => title.startsWith('RUN sleep'))) await setTimeout(50);
				while (!(await listed()).includes(own) || !(await isSleeping(seconds))) await setTimeout(50);
				abort();
				await refused;
				expect(await listed()).not.toContain(own);
				expect(seen.map(({ title }) => title)).not.toContain('RUN echo not this');
				await execa(name, ['rmi', `localhost/${own}`]);
			},
			minute,
		);
	}
});

describe.skipIf(!toolAnswers('docker', ['info']))('Docker', () => {
	test(
		'is asked for plain progress where its client knows no rawjson',
		async () => {
			const real = (await execa('which', ['docker'])).stdout;
			const old = await temporaryProject({
				docker: `#!/bin/sh\ncase "$*" in *rawjson*) echo "ERROR: invalid progress mode rawjson" >&2; exit 1;; esac\nexec ${real} "$@"\n`,
			});
			await chmod(path.join(old, 'docker'), 0o755);
			vi.stubEnv('PATH', `${old}:${process.env.PATH}`);
			const { building, seen, remove } = await start('docker', `FROM ${base}\nCOPY note.txt /\n`);
			await building;
			expect(seen.map(({ title }) => title)).toContain('COPY note.txt /');
			await remove();
		},
		minute,
	);

	test(
		'takes nothing of the environment into the image',
		async () => {
			vi.stubEnv('CANARY_TOKEN', 'canary-in-the-coal-mine');
			const { building, tag, remove } = await start('docker', `FROM ${base}\nRUN env > /environment\n`);
			await building;
			const { stdout } = await execa('docker', ['run', '--rm', tag, 'cat', '/environment']);
			expect(stdout).toContain('PATH=');
			expect(stdout).not.toContain('canary');
			expect((await execa('docker', ['image', 'inspect', tag])).stdout).not.toContain('canary');
			await remove();
		},
		minute,
	);
});
