import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { recoverProject } from '../../src/disk/index.ts';
import { toolAnswers } from '../support/tool.ts';
import { bundleWriter, createStage, existingProject, type Stage, someOf } from './scenario.ts';
import { type CallPoint, callPoints, inject, runTraced, type Traced } from './strace.ts';

const canTrace = toolAnswers('strace', ['-o', '/dev/null', 'true']);
const minutes = 60_000;

/** The run that mends has names of its own for its lock. */
const mending = ({ command }: Traced): Traced => ({ command, environment: { FIXED_BYTE: '205' } });

describe.skipIf(!canTrace)('a run that mends what a killed run left, and is killed itself', () => {
	let stage: Stage;
	let writer = '';
	let points: readonly CallPoint[] = [];
	beforeAll(async () => {
		writer = await bundleWriter();
		stage = await createStage(existingProject, writer);
		await stage.reset();
		points = await callPoints(stage.traced, stage.folder);
	}, minutes);
	afterAll(async () => {
		await stage.remove();
		await rm(path.dirname(writer), { recursive: true });
	});

	/** Leaves the project as a run does that was killed at this call, and gives a way back to that state. */
	const leaveCut = async (point: CallPoint): Promise<() => void> => {
		await stage.reset();
		await runTraced(stage.traced, inject(point, 'signal=KILL'));
		const copy = `${stage.folder}-cut`;
		execFileSync('cp', ['-a', '-T', stage.folder, copy]);
		onTestFinished(() => rm(copy, { recursive: true }));
		return () => {
			execFileSync('rm', ['-r', stage.folder]);
			execFileSync('cp', ['-a', '-T', copy, stage.folder]);
		};
	};

	const nth = (call: string, number: number): CallPoint => {
		const point = points.filter((each) => each.call === call)[number - 1];
		if (point === undefined) throw new Error(`There is no call ${number} of ${call}.`);
		return point;
	};

	test.each([
		['before the first rename', 'rename', 1],
		['in the middle', 'rename', 4],
		['after the last rename', 'unlink', 2],
	])('%s leaves nothing mixed at any call', { timeout: 10 * minutes }, async (_, call, number) => {
		const restore = await leaveCut(nth(call, number));
		const mendingPoints = await callPoints(mending(stage.traced), stage.folder);
		expect(mendingPoints.length).toBeGreaterThan(30);
		for (const point of someOf(mendingPoints)) {
			restore();
			const { log } = await runTraced(mending(stage.traced), inject(point, 'signal=KILL'));
			expect(log.join('\n'), JSON.stringify(point)).toContain('killed by SIGKILL');
			await recoverProject(stage.root);
			expect(await stage.state(), JSON.stringify(point)).not.toBe('mixed');
		}
	});
});
