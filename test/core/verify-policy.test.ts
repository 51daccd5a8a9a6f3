import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../schema/hardened-container.schema.json' with { type: 'json' };
import type { Finding, Verdict } from '../../src/core/finding.ts';
import { findPracticeById } from '../../src/core/practices/index.ts';
import { applyPolicy, findBroken, parsePolicy } from '../../src/core/verify-policy.ts';
import { UsageError } from '../../src/errors.ts';

const finding = (id: string, verdict: Verdict): Finding => {
	const practice = findPracticeById(id);
	if (practice === undefined) throw new Error(id);
	return { practice, verdict };
};

const findings = [
	finding('HC001', { status: 'pass' }),
	finding('HC012', { status: 'fail', detail: 'One.' }),
	finding('HC013', { status: 'fail', detail: 'Two.' }),
	finding('HC029', { status: 'skip', reason: 'It was not started.' }),
];

const judge = (policy: unknown) => {
	const parsed = parsePolicy(JSON.stringify(policy), 'policy.json');
	const judged = applyPolicy(findings, parsed);
	const statuses = judged.map(({ verdict }) => verdict.status);
	return { statuses, broken: findBroken(judged, parsed).map(({ practice }) => practice.id), judged };
};

describe('a policy', () => {
	test('counts what it requires, and nothing else', () => {
		expect(judge({ required: ['HC001', 'no-setuid-files'] })).toMatchObject({
			statuses: ['pass', 'fail', 'fail', 'skip'],
			broken: ['HC012'],
		});
	});

	test('takes no skip for an answer', () => {
		const { statuses, broken, judged } = judge({ required: ['HC029'] });
		expect(statuses).toEqual(['pass', 'fail', 'fail', 'fail']);
		expect(broken).toEqual(['HC029']);
		expect(judged[3]?.verdict).toMatchObject({ detail: expect.stringContaining('It was not started.') });
	});

	test('allows exceptions, and still says what was seen', () => {
		const { statuses, broken, judged } = judge({ required: 'all', exceptions: { HC013: 'We debug.', HC029: 'Slow.' } });
		expect(statuses).toEqual(['pass', 'fail', 'skip', 'skip']);
		expect(broken).toEqual(['HC012']);
		expect(judged[2]?.verdict).toMatchObject({ reason: expect.stringMatching(/We debug\..*Two\./) });
	});

	test('without one a failure of severity warning counts, as it does for check', () => {
		const broken = (failOn?: 'error' | 'info' | 'never') =>
			findBroken(findings, undefined, failOn).map(({ practice }) => practice.id);
		expect(broken()).toEqual(['HC012']);
		expect(broken('info')).toEqual(['HC012', 'HC013']);
		expect(broken('never')).toEqual([]);
	});
});

describe('the file of a policy', () => {
	const isValid = new Ajv2020({ strict: false }).compile({ ...schema, ...schema.$defs.policy, $id: 'policy' });

	test.each([
		[{ required: ['HC001'] }, true],
		[{ required: 'all', exceptions: { HC013: 'why' }, $schema: 'x' }, true],
		[{}, false],
		[{ required: 'some' }, false],
		[{ required: ['HC001'], exceptions: { HC013: '' } }, false],
		[{ required: ['HC001'], extra: 1 }, false],
		[[], false],
	])('%j is valid: %s, by the reader and by the schema', (policy, expected) => {
		const read = () => parsePolicy(JSON.stringify(policy), 'policy.json');
		if (expected) expect(read).not.toThrow();
		else expect(read).toThrow(UsageError);
		expect(isValid(policy)).toBe(expected);
	});

	test('names what is wrong', () => {
		expect(() => parsePolicy('{', 'p.json')).toThrow('p.json is not valid JSON.');
		expect(() => parsePolicy('{"required":["HC999"]}', 'p.json')).toThrow('HC999');
		expect(() => parsePolicy('{"required":["HC006"]}', 'p.json')).toThrow('does not show on an image');
	});
});
