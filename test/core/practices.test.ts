import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/core/parse-dockerfile.ts';
import { findPractice, findPracticeById, practices } from '../../src/core/practices/index.ts';

const folder = new URL('../../src/core/practices/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !['index.ts', 'practice.ts'].includes(name));

describe('the registry', () => {
	test('lists every file of the folder once, named after its slug', () => {
		expect(practices.map(({ slug }) => `${slug}.ts`).toSorted()).toEqual(files.toSorted());
	});

	test('has unique ids in order, and unique titles', () => {
		const ids = practices.map(({ id }) => id);
		expect(ids).toEqual(ids.map((_, index) => `HC${String(index + 1).padStart(3, '0')}`));
		expect(new Set(practices.map(({ title }) => title)).size).toBe(practices.length);
	});

	test('is found by slug and by id in any case', () => {
		expect(findPractice('no-shell').id).toBe('HC013');
		expect(findPracticeById('hc013')?.slug).toBe('no-shell');
		expect(findPracticeById('No-Shell')?.id).toBe('HC013');
		expect(findPracticeById('HC999')).toBeUndefined();
		expect(() => findPractice('nothing')).toThrow(TypeError);
	});

	test.each(practices)('$id $slug is seen in a Dockerfile or on an image', ({ checkDockerfile, checkImage }) => {
		expect(checkDockerfile ?? checkImage).toBeDefined();
	});
});

describe.each(practices)('$id $slug', (practice) => {
	test('is written in full sentences, and its comment fits', () => {
		expect(practice.why).toMatch(/^\S.*\.$/s);
		expect(practice.why.split(/[.:;] /).length).toBeGreaterThan(1);
		expect(practice.fix).toMatch(/^[A-Z].*[.+]$|^[A-Z].*$/s);
		expect(practice.comment.length).toBeLessThanOrEqual(100);
		expect(practice.comment).not.toMatch(/[.\n]$/);
		expect([practice.why, practice.fix, practice.comment, practice.title].join('')).not.toMatch(/!(?![\w.])/);
	});

	test('names references', () => {
		expect(practice.references.length).toBeGreaterThan(0);
		expect(practice.references.every(({ url }) => url === undefined || url.startsWith('https://'))).toBe(true);
	});

	const { checkDockerfile, examples } = practice;
	if (checkDockerfile === undefined || examples === undefined) return;

	test.each(examples.good)('accepts %j', (text) => {
		expect(checkDockerfile(parseDockerfile(text))).toMatchObject({ status: 'pass' });
	});

	test.each(examples.bad)('rejects %j, naming a line', (text) => {
		const verdict = checkDockerfile(parseDockerfile(text));
		expect(verdict.status).toBe('fail');
		const places = verdict.status === 'fail' ? (verdict.places ?? []) : [];
		expect(places.length).toBeGreaterThan(0);
		expect(places.every(({ line }) => line >= 1 && line <= text.split('\n').length)).toBe(true);
	});
});

test('a practice without examples is seen on the image, in the folder or by the day only', () => {
	const without = practices.filter(
		({ examples, checkDockerfile }) => examples === undefined && checkDockerfile !== undefined,
	);
	expect(without.map(({ slug }) => slug)).toEqual(['denied-build-context', 'reachable-sources', 'supported-release']);
});
