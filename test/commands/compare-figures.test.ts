import { expect, test } from 'vitest';
import { toFigures } from '../../src/commands/compare/to-figures.ts';
import type { RunFacts } from '../../src/core/image-facts.ts';
import type { Measured } from '../../src/engine/measure-image.ts';
import { goodImage, goodRun } from '../support/image-facts.ts';

const run: RunFacts = { ...goodRun, firstAnswerMs: 300, healthyMs: 1200, memoryBytes: 40_000_000 };
const measured: Measured = {
	facts: { ...goodImage, layers: [], run },
	coldBuildSeconds: 3.23456,
	codeChange: { seconds: 0.41234, pushBytes: 869 },
};
const withRun = (more: Partial<RunFacts>): Measured => ({
	...measured,
	facts: { ...measured.facts, run: { ...run, ...more } },
});

test('an image that is as it should be has every figure and no note', () => {
	expect(toFigures(measured)).toMatchObject({
		coldBuildSeconds: 3.23,
		codeBuildSeconds: 0.41,
		pushBytes: 869,
		startsHardened: true,
		firstAnswerMs: 300,
		healthyMs: 1200,
		memoryBytes: 40_000_000,
		practices: { failed: 0 },
		notes: [],
	});
});

test('what was not measured has no figure', () => {
	const { run: _run, ...unstarted } = measured.facts;
	const figures = toFigures({
		coldBuildSeconds: 1,
		facts: { ...unstarted, notGathered: { run: 'it builds, but starts no service' } },
	});
	for (const key of ['codeBuildSeconds', 'pushBytes', 'startsHardened', 'firstAnswerMs', 'memoryBytes']) {
		expect(figures).not.toHaveProperty(key);
	}
	expect(figures.notes).toContain('it builds, but starts no service');
});

test('of a service that starts only without protection the figures are those of that start', () => {
	const { firstAnswerMs: _answer, memoryBytes: _memory, healthyMs: _healthy, ...failed } = run;
	const facts = { ...measured.facts, run: { ...failed, started: false, blockedBy: ['read-only'] as const } };
	expect(toFigures({ ...measured, facts, unprotected: { firstAnswerMs: 900 } })).toMatchObject({
		startsHardened: false,
		firstAnswerMs: 900,
		notes: [expect.stringMatching(/writes to its root file system.*without any protection/)],
	});
	const dead = { ...facts, run: { ...facts.run, blockedBy: [], log: ['Traceback', 'KeyError: SECRET'] } };
	expect(toFigures({ ...measured, facts: dead }).notes[0]).toContain(
		'with or without protection; its last words when hardened: KeyError: SECRET',
	);
});

test.each([
	[undefined, 'it starts, and answers nothing'],
	[500, 'it starts, and answers /healthz with status 500'],
])('a service that answers with %s is not called healthy', (status, note) => {
	const { firstAnswerMs: _answer, ...unanswered } = run;
	const answers = [{ port: 8000, path: '/healthz', ...(status === undefined ? {} : { status }) }];
	expect(toFigures({ ...measured, facts: { ...measured.facts, run: { ...unanswered, answers } } }).notes).toEqual([
		note,
	]);
	expect(toFigures(withRun({ answers: [] })).notes).toEqual([]);
});

test('an installed scanner without a report is told of', () => {
	expect(toFigures({ ...measured, scan: { scanProblem: 'trivy 0.70.0 gave no report: no database' } }).notes).toEqual([
		'trivy 0.70.0 gave no report: no database',
	]);
});
