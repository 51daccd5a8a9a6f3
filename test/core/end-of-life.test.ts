import { describe, expect, test } from 'vitest';
import { findBase, knownBases } from '../../src/core/bases/index.ts';
import { checkText } from '../../src/core/check/check-text.ts';
import { endOfLifeNotices } from '../../src/core/plan/end-of-life.ts';
import { base } from '../../src/core/questions/base.ts';
import { python } from '../../src/core/questions/python.ts';
import { contextWith } from '../support/facts.ts';
import { flaskApp, planOf } from '../support/plan-of.ts';

const seedTags = {
	'python:3.11-alpine3.19': 'alpine3.19',
	'gcr.io/distroless/python3-debian11:nonroot': 'distroless-debian11',
} as const;

describe.each(Object.entries(seedTags))('%s', (tag, id) => {
	const accepting = { ...contextWith({ today: '2026-11-24' }), acceptsEndOfLife: true };
	const refusing = contextWith({ today: '2026-11-24' });

	test('is known by its tag', () => expect(base.parse(tag)).toBe(id));

	test('is refused, with the date and the way out, unless its end is accepted', () => {
		expect(() => base.check?.(id, refusing)).toThrow(findBase(id).endOfLife);
		expect(() => base.check?.(id, accepting)).not.toThrow();
	});

	test('is proposed again where it was recorded, and else told how', () => {
		const recorded = { base: id };
		expect(base.suggest({ ...accepting, recorded })).toBe(id);
		expect(base.suggest({ ...refusing, recorded })).toBe('distroless');
		expect(base.passedOver?.({ ...refusing, recorded })).toContain('add --accept-end-of-life');
	});

	test('is among the choices of those who accept it only', () => {
		const offered = (context: typeof refusing) => base.choices?.(context).map(({ value }) => value);
		expect(offered(refusing)).not.toContain(id);
		expect(offered(accepting)).toContain(id);
	});

	test('brings the one Python that it has', () => {
		expect([python.suggest({ ...accepting, answered: { base: id } })]).toEqual(findBase(id).pythonVersions);
	});

	test('is reported by check from the day after its end', () => {
		const reported = (today: string) =>
			checkText('Dockerfile', `FROM ${tag}\n`, { today }).problems.some(({ practice }) => practice.id === 'HC072');
		expect(reported('2026-11-24')).toBe(true);
		expect(reported('2023-01-01')).toBe(false);
	});
});

describe('a Python past its end', () => {
	const context = contextWith({ today: '2026-11-24', answered: { base: 'slim' } });

	test('is refused with the way out, and taken by those who accept it', () => {
		expect(python.choices?.(context).some(({ value }) => value === '3.10')).toBe(false);
		expect(() => python.check?.('3.10', context)).toThrow('2026-10-31');
		expect(() => python.check?.('3.10', { ...context, acceptsEndOfLife: true })).not.toThrow();
		const answered = { python: '3.10' };
		expect(base.suggest({ ...context, answered, acceptsEndOfLife: true })).toBe('slim');
	});

	test('is refused all the same where no base image has it', () => {
		expect(() => python.check?.('3.8', { ...context, acceptsEndOfLife: true })).toThrow('has only');
	});
});

test('the starters are not started on a Python that their packages do not have', () => {
	const context = { ...contextWith({ today: '2026-11-24' }), acceptsEndOfLife: true };
	const answered = { starter: 'flask', base: 'distroless-debian11' } as const;
	expect(() => python.check?.('3.9', { ...context, answered })).toThrow('starters');
	expect(() => base.check?.('distroless-debian11', { ...context, answered })).toThrow('starters');
	expect(() => base.check?.('distroless-debian11', { ...context, answered: { starter: 'none' } })).not.toThrow();
});

test.each(knownBases.filter(({ retired }) => retired === undefined))(
	'$id is announced half a year ahead, then said to have ended',
	async (one) => {
		const plan = await planOf({ 'app.py': flaskApp }, { base: one.id });
		const system = (today: string) => endOfLifeNotices(plan, today).filter((text) => text.startsWith(one.title));
		const daysBefore = (days: number) =>
			new Date(Date.parse(one.endOfLife) - days * 86_400_000).toISOString().slice(0, 10);
		expect(system(daysBefore(184))).toEqual([]);
		expect(system(daysBefore(183))[0]).toContain(`only until ${one.endOfLife}`);
		expect(system(daysBefore(0))[0]).toContain(`only until ${one.endOfLife}`);
		expect(system(daysBefore(-1))[0]).toContain(`no security fixes since ${one.endOfLife}`);
	},
);

test.each([
	['gcr.io/distroless/static-debian12:nonroot', '2026-09-30'],
	['gcr.io/distroless/python3-debian12:nonroot', '2026-05-12'],
])('%s ended on %s', (image, date) => {
	const problems = checkText('Dockerfile', `FROM ${image}\n`, { today: '2026-11-24' }).problems;
	expect(problems.find(({ practice }) => practice.id === 'HC072')?.detail).toContain(date);
});
