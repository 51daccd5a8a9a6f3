import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Sources, toReleases } from '../../scripts/bases/to-releases.ts';
import { releases } from '../../src/core/bases/releases.ts';
import { temporaryFolder } from '../support/folder.ts';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(import.meta.dirname, 'base-sources.json');
const sources: Sources = JSON.parse(readFileSync(file, 'utf8'));

describe('toReleases', () => {
	test('makes of the saved sources what is in the repository', () => {
		expect(toReleases(sources, releases.refreshed)).toEqual(releases);
	});

	test('keeps what is published, previews left out', () => {
		expect(toReleases(sources, '2026-11-24').tags['slim-trixie']).toEqual(['3.14', '3.13', '3.12', '3.11', '3.10']);
	});

	test('says what it did not understand instead of writing less', () => {
		const officialImages = { text: 'Tags: latest\n', date: '2026-08-13' };
		expect(() => toReleases({ ...sources, officialImages }, '2026-11-24')).toThrow('No tag');
		const result = { releases: [{ name: '14', codename: 'Forky', eolFrom: null }] };
		expect(() => toReleases({ ...sources, debian: { ...sources.debian, result } }, '2026-11-24')).toThrow('no date');
	});
});

test('refresh-bases.ts runs on a file, without a network', () => {
	const output = path.join(temporaryFolder(), 'releases.json');
	const script = path.join(root, 'scripts/refresh-bases.ts');
	execFileSync('npx', ['tsx', script, file, '--output', output], { cwd: root });
	expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ alpine: releases.alpine, debian: releases.debian });
});
