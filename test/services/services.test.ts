import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ServiceRecord } from './record.ts';
import { renderServices } from './render.ts';
import { renderFixes } from './render-fixes.ts';
import { services } from './services.ts';

const read = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8');
const records: readonly ServiceRecord[] = JSON.parse(read('results.json'));

test('the page of real services says what was recorded', () => {
	expect(read('../services.md')).toBe(renderServices(records));
});

test('every service was tried, at the commit that is listed', () => {
	expect(records.map(({ repository, commit }) => [repository, commit])).toEqual(
		services.map(({ repository, commit }) => [repository, commit]),
	);
});

test('the page of fixed Dockerfiles says what was recorded', () => {
	expect(read('../fixes.md')).toBe(renderFixes(JSON.parse(read('fixes.json'))));
});
