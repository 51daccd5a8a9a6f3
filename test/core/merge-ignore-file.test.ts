import { describe, expect, test } from 'vitest';
import { toIgnore } from '../../src/core/dockerfile-text/ignore-file.ts';
import { isIgnoreFile, keptOutOfBuild, letIntoBuild } from '../../src/core/merge-ignore-file.ts';

const after = '# why\n*\n!requirements.txt\n!app\n!notes\\[1].txt\n!gunicorn.conf.py\n\n**/.env\n';

describe('what an ignore file of a person keeps out', () => {
	test.each([
		['nothing', '*.log\n.git\n', []],
		['all', '*\n', ['!requirements.txt', '!app', '!notes\\[1].txt', '!gunicorn.conf.py']],
		['what it does not name', '*\n!app/**\n!requirements.txt\n', ['!notes\\[1].txt', '!gunicorn.conf.py']],
		['what a pattern matches', '*.txt\n', ['!requirements.txt', '!notes\\[1].txt']],
	])('%s', (_what, before, expected) => {
		expect(keptOutOfBuild({ before, after })).toEqual(expected);
	});
});

test('lines at its end let in just that, and the rest stays as it was', () => {
	const before = '*\n!app\napp/dev.py';
	const merged = letIntoBuild(before, keptOutOfBuild({ before, after }));
	expect(merged.startsWith(`${before}\n`)).toBe(true);
	expect(keptOutOfBuild({ before: merged, after })).toEqual([]);
	expect(toIgnore(merged).excludes('app/dev.py')).toBe(true);
	expect(toIgnore(merged).excludes('secret.txt')).toBe(true);
	expect(letIntoBuild(before, [])).toBe(before);
});

test.each([
	['.dockerignore', true],
	['.containerignore', true],
	['Dockerfile.dockerignore', true],
	['Dockerfile', false],
	['docs/dockerignore', false],
])('%s is an ignore file: %s', (name, expected) => {
	expect(isIgnoreFile(name)).toBe(expected);
});
