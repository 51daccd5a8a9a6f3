import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { printVerified, type Verified } from '../../src/commands/verify-formats.ts';
import type { VerifyFormat } from '../../src/commands/verify-options.ts';
import { parseVerifyOptions } from '../../src/commands/verify-options.ts';
import type { ImageFacts } from '../../src/core/image-facts.ts';
import { practices } from '../../src/core/practices/index.ts';
import { verifyImage } from '../../src/core/verify.ts';
import { findBroken, parsePolicy } from '../../src/core/verify-policy.ts';
import { goodImage } from '../support/image-facts.ts';
import { memoryIo } from '../support/io.ts';
import { schemaErrors } from '../support/report-schema.ts';

const bad: ImageFacts = {
	...goodImage,
	config: { ...goodImage.config, user: 'root' },
	run: { flags: [], started: false, log: ['one\u001b[31m <two> & "three"'], exitCode: 3 },
};

const print = (format: VerifyFormat, more: Partial<Verified> = {}, columns = 80): string => {
	const findings = verifyImage(practices, bad);
	const verified = { facts: bad, findings, broken: findBroken(findings, undefined), policy: undefined, ...more };
	const { io, printed } = memoryIo('/');
	Object.assign(io.stdout, { columns });
	printVerified(verified, { format, io });
	return printed.stdout;
};

describe('what verify prints', () => {
	test('SARIF that is valid, one result for each failure', () => {
		const log = JSON.parse(print('sarif'));
		const { $schema: _draft, id: _id, ...schema } = sarifSchema;
		const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
		expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
		const failed = verifyImage(practices, bad).filter(({ verdict }) => verdict.status === 'fail');
		expect(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(
			failed.map(({ practice }) => practice.id),
		);
	});

	test('JUnit that counts what it lists', () => {
		const text = print('junit');
		const [, tests, failures] = /<testsuites .*tests="(\d+)" failures="(\d+)"/.exec(text) ?? [];
		expect(text.match(/<testcase /g)).toHaveLength(Number(tests));
		expect(text.match(/<failure /g)).toHaveLength(Number(failures));
		expect(text.match(/<skipped /g)?.length).toBeGreaterThan(0);
	});

	test('JSON with the measures', () => {
		const report = JSON.parse(print('json'));
		expect(schemaErrors('verify', report)).toBeUndefined();
		const { image, findings } = report;
		expect(image).toMatchObject({ name: 'demo:latest', firstAnswerMilliseconds: null });
		expect(findings).toContainEqual(expect.objectContaining({ id: 'HC001', status: 'fail' }));
	});

	test.each([40, 60, 200])('text that fits %i columns and holds no escape of the container', (columns) => {
		const text = print('text', {}, columns);
		const title = /^The container ended with code 3 and printed$/m;
		expect(text).toMatch(title);
		expect(text).not.toContain('\u001b');
		const table = text.slice(0, text.search(title));
		expect(table.split('\n').filter((line) => line.length > columns)).toEqual([]);
	});

	test('the policy and what breaks it', () => {
		const policy = parsePolicy('{"required":["HC001","HC020"]}', 'p.json');
		const broken = findBroken(verifyImage(practices, bad), policy);
		expect(print('text', { policy, broken })).toContain('1 of 2 required practices are kept. Not kept: HC001.');
		expect(JSON.parse(print('json', { policy, broken })).policy).toEqual({
			required: ['HC001', 'HC020'],
			broken: ['HC001'],
		});
	});
});

describe('the arguments of verify', () => {
	test.each([
		[['shop:1.2'], 'shop:1.2'],
		[['a'.repeat(64)], 'a'.repeat(64)],
		[[`shop@sha256:${'a'.repeat(64)}`], `shop@sha256:${'a'.repeat(64)}`],
	])('%j names the image', (args, image) => expect(parseVerifyOptions(args)).toMatchObject({ image, format: 'text' }));

	test.each([
		[[], /needs the name/],
		[['--', '--privileged'], /./],
		[['shop@sha256:1'], /no valid digest/],
		[['./shop.tar'], /is an archive/],
		[['shop', '--format', 'xml'], /format/],
		[['shop', '--json', '--format', 'sarif'], /contradict/],
	])('%j is refused', (args, message) => expect(() => parseVerifyOptions(args)).toThrow(message));
});
