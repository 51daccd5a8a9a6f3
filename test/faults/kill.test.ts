import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recoverProject } from '../../src/disk/index.ts';
import { toolAnswers } from '../support/tool.ts';
import { bundleWriter, createStage, existingProject, newProject, type Stage, type State, someOf } from './scenario.ts';
import { type CallPoint, callPoints, inject, type Result, runTraced } from './strace.ts';

const canTrace = toolAnswers('strace', ['-o', '/dev/null', 'true']);
const minutes = 60_000;
let writer = '';
beforeAll(async () => {
	if (canTrace) writer = await bundleWriter();
});

afterAll(() => writer && rm(path.dirname(writer), { recursive: true, force: true }));

const scenarios = { 'an existing project': existingProject, 'a new folder': newProject };

describe.skipIf(!canTrace).each(Object.entries(scenarios))('in %s', (_, scenario) => {
	let stage: Stage;
	let points: readonly CallPoint[] = [];

	beforeAll(async () => {
		stage = await createStage(scenario, writer);
		await stage.reset();
		points = await callPoints(stage.traced, stage.folder);
		expect(await stage.state()).toBe('new');
		expect(points.length).toBeGreaterThan(50);
	}, minutes);
	afterAll(() => stage.remove());

	const at = async (point: CallPoint, what: string): Promise<Result> => {
		await stage.reset();
		return runTraced(stage.traced, inject(point, what));
	};

	test('a kill at any call leaves all old or all new, once the next run has looked', {
		timeout: 10 * minutes,
	}, async () => {
		const seen: Record<State, number> = { old: 0, new: 0, mixed: 0 };
		const tried = someOf(points);
		for (const point of tried) {
			const { log } = await at(point, 'signal=KILL');
			expect(
				log.some((line) => line.includes('killed by SIGKILL')),
				JSON.stringify(point),
			).toBe(true);
			const cut = await stage.state({ ignoreTemporary: true });
			await recoverProject(stage.root);
			const mended = await stage.state();
			expect(mended, JSON.stringify(point)).not.toBe('mixed');
			if (cut !== 'mixed') expect(mended, JSON.stringify(point)).toBe(cut);
			seen[cut]++;
		}
		const renames = points.filter(({ call }) => call.startsWith('rename')).length;
		expect(seen.mixed).toBeLessThan(Math.max(renames, 1) * 2);
		process.stdout.write(
			`Killed at ${tried.length} of ${points.length} calls, before the next run: ${JSON.stringify(seen)}\n`,
		);
	});

	test.each(['TERM', 'INT', 'HUP'])(
		'SIG%s at any call leaves all old or all new at once',
		{ timeout: 10 * minutes },
		async (signal) => {
			for (const point of someOf(points.filter((_, index) => signal === 'TERM' || index % 5 === 0))) {
				const { log } = await at(point, `signal=${signal}`);
				expect(
					log.some((line) => line.includes(`--- SIG${signal}`)),
					JSON.stringify(point),
				).toBe(true);
				expect(await stage.state(), JSON.stringify(point)).not.toBe('mixed');
			}
		},
	);

	test.each(['ENOSPC', 'EIO', 'EACCES'])(
		'%s at any call leaves all old or all new, and says so',
		{ timeout: 10 * minutes },
		async (code) => {
			for (const point of someOf(points.filter(({ call }) => mayFail.has(call)))) {
				const { exitCode, stderr, log } = await at(point, `error=${code}`);
				const what = `${JSON.stringify(point)} ${exitCode} ${stderr}`;
				expect(log.join('\n'), what).toContain('(INJECTED)');
				const cut = await stage.state({ ignoreTemporary: true });
				expect(cut, what).not.toBe('mixed');
				if (exitCode === 0) expect(cut, what).toBe('new');
				else
					expect(stderr, what).toMatch(
						cut === 'new' ? /^All files were written, but .+\n$/ : /^Nothing was written.+\n$/,
					);
				expect(stderr.split('\n').length, what).toBeLessThanOrEqual(2);
				await recoverProject(stage.root);
				expect(await stage.state(), what).toBe(cut);
			}
		},
	);
});

/** Calls that change the disk or can fail when it is full or broken; a failing look is tried by its own tests. */
const mayFail = new Set([
	'openat',
	'write',
	'pwrite64',
	'fsync',
	'mkdir',
	'link',
	'rename',
	'unlink',
	'rmdir',
	'fchmod',
	'fchown',
	'copy_file_range',
]);
