import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverage } from '../scripts/docs/coverage-page.ts';
import { notCovered } from '../scripts/docs/not-covered.ts';
import { generatedPages } from '../scripts/docs/pages.ts';
import { rules } from '../scripts/docs/rules.ts';
import { knownBases } from '../src/core/bases/index.ts';
import { practices } from '../src/core/practices/index.ts';

const root = path.resolve(import.meta.dirname, '..');

describe('generated pages', () => {
	test.each([...generatedPages()])('%s is what the code says (npx tsx scripts/generate-docs.ts)', (name, text) => {
		expect(readFileSync(path.join(root, name), 'utf8')).toBe(text);
	});

	test('there is no page of a practice that is gone', () => {
		const pages = readdirSync(path.join(root, 'docs/practices')).filter((name) => name !== 'README.md');
		expect(pages.toSorted()).toEqual(practices.map(({ slug }) => `${slug}.md`).toSorted());
	});

	test('there is no page of a base image that is gone', () => {
		const pages = readdirSync(path.join(root, 'docs/reference/bases')).filter((name) => name !== 'README.md');
		expect(pages.toSorted()).toEqual(knownBases.map(({ id }) => `${id}.md`).toSorted());
	});
});

describe('coverage', () => {
	test.each(coverage().map((rule) => [`${rule.source} ${rule.id}`, rule] as const))(
		'%s is covered, or there is a reason, not both',
		(_, rule) => {
			expect(rule.practices.length > 0).toBe(rule.reason === undefined);
		},
	);

	test('references name rules that exist', () => {
		const named = practices.flatMap(({ references }) => references).filter(({ source }) => source in rules);
		const compose = /^(5\.\d+|4\.4\.4|4\.2\.2|RULE [^2]|KSV-.*)$/;
		const unknown = named.filter(({ source, id }) => !rules[source]?.includes(id) && !compose.test(id));
		expect(unknown).toEqual([]);
	});

	test('no reason is left for a rule that is not listed', () => {
		const listed = Object.entries(rules).flatMap(([source, ids]) => ids.map((id) => `${source} ${id}`));
		const idle = Object.keys(notCovered).filter(
			(name) => !listed.some((rule) => rule.startsWith(name.replace('*', ''))),
		);
		expect(idle).toEqual([]);
	});
});
