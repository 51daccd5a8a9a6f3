import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as quoting from '../../src/core/quoting.ts';
import { UsageError } from '../../src/errors.ts';
import { hostileText, quoteAll } from '../support/hostile.ts';
import { toolAnswers } from '../support/tool.ts';

const hasDocker = toolAnswers('docker', ['info']);

/** Hostile texts, and ones that are nearly right, since those are where a pattern errs. */
const nearly = (characters: string): fc.Arbitrary<string> =>
	fc.oneof(
		{ weight: 5, arbitrary: fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 12 }) },
		{ weight: 1, arbitrary: hostileText() },
	);

const accepted = (texts: readonly string[], parse: (text: string) => unknown): readonly string[] =>
	quoteAll(texts, (text) => String(parse(text))).map(({ text }) => text);

test.skipIf(!hasDocker)('an image name that is accepted is one to Docker', { timeout: 120_000 }, () => {
	const texts = fc.sample(nearly('aZ09._-/:@'), 4000);
	const names = accepted(texts, quoting.parseImageName);
	expect(names.length).toBeGreaterThan(100);
	const { stderr } = spawnSync('docker', ['image', 'inspect', ...names.slice(0, 400)], { encoding: 'utf8' });
	expect(stderr).toContain('No such image');
	expect(stderr.split('\n').filter((line) => line !== '' && !line.includes('No such image'))).toEqual([]);
});

test('a module name that is accepted is one to Python', () => {
	const names = accepted(fc.sample(nearly('aZ0_.é東 ℘·'), 4000), quoting.parseModuleName);
	expect(names.length).toBeGreaterThan(100);
	// Node.js may know a newer Unicode than this Python, which then cannot judge the new characters.
	const known = 'all(unicodedata.category(c) != "Cn" for c in n)';
	const judged = `p.isidentifier() for n in json.load(sys.stdin) if ${known} for p in n.split(".")`;
	const script = `import json, sys, unicodedata; print(all(${judged}))`;
	expect(execFileSync('python3', ['-c', script], { input: JSON.stringify(names), encoding: 'utf8' })).toBe('True\n');
});

test('a health path that is accepted is sent as it is', () => {
	const paths = accepted(
		fc.sample(nearly('/az%20?=&.~#-'), 4000).map((text) => `/${text}`),
		quoting.parseHealthPath,
	);
	expect(paths.length).toBeGreaterThan(100);
	for (const path of paths) {
		expect(path).toMatch(/^\/[\x21-\x7e]*$/);
		expect(path).not.toMatch(/["\\#<>]/);
	}
});

describe.each([
	[
		'parseServiceName',
		quoting.parseServiceName,
		['shop', 'my-shop2', 'a.b_c__d--e'],
		['Shop', '-a', 'a-', 'a..b', 'a/b', ''],
	],
	[
		'parseImageName',
		quoting.parseImageName,
		['shop', 'shop:1.2', 'localhost:5000/team/shop:latest', 'ghcr.io/a/b'],
		['Shop', 'a:', ':a', 'a b', 'a\nb', '--help', 'a@sha256:1', 'https://a/b'],
	],
	[
		'parseModuleName',
		quoting.parseModuleName,
		['app', 'shop.web.wsgi', '_a1', 'größe'],
		['app.py:app', 'a-b', 'a.', '.a', '1a', ''],
	],
	['parseAttributePath', quoting.parseAttributePath, ['app', 'site.application'], ['app()', 'a b', 'a;b', "a'"]],
	['parseEnvironmentName', quoting.parseEnvironmentName, ['PATH', '_a1'], ['1A', 'A-B', 'A=B', 'É', 'A\n']],
	[
		'parseHealthPath',
		quoting.parseHealthPath,
		['/', '/healthz', '/a?b=c', '/a%20b'],
		['healthz', '/a b', '/%zz', '/a\n', '/a#b', '/é'],
	],
	['parsePort', quoting.parsePort, ['1', '80', '65535'], ['0', '65536', '-1', '8e3', '80 ', '٨٠', '']],
])('%s', (_, parse, good, bad) => {
	test.each(good)('accepts %j', (text) => expect(String(parse(text))).toBe(text));
	test.each(bad)('refuses %j, saying what is accepted', (text) => {
		expect(() => parse(text)).toThrow(UsageError);
		expect(() => parse(text)).toThrow(/is not (?:a|an|the) /);
	});
});
