import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRelativePath, parseTargetPath } from '../../src/core/safe-path.ts';
import { UserError } from '../../src/errors.ts';
import { hostilePath, manyOf, quoteAll } from '../support/hostile.ts';

test('a path that is accepted stays inside the root, on every system', () => {
	fc.assert(
		fc.property(manyOf(hostilePath(), 300), (paths) => {
			for (const { text } of quoteAll(paths, parseRelativePath)) {
				expect(path.posix.join('/root', text)).toBe(`/root/${text}`);
			}
			for (const { text } of quoteAll(paths, parseTargetPath)) {
				expect(path.win32.join('C:\\root', text)).toBe(`C:\\root\\${text.replaceAll('/', '\\')}`);
			}
		}),
		{ numRuns: 20 },
	);
});

test.each([
	'Dockerfile',
	'.dockerignore',
	'docs/docker.md',
	'requirements/base.txt',
	'имя/名前.md',
	'config/a',
	'comet',
])('accepts %j', (name) => expect(parseTargetPath(name)).toBe(name));

test.each([
	'',
	'.',
	'..',
	'a/../b',
	'/a',
	'a/',
	'a//b',
	'C:a',
	'c:\\a',
	'\\\\host\\a',
	'a\\b',
	'a\0b',
	'a\u202eb',
	'con',
	'CON.txt',
	'docs/nul',
	'LPT¹.md',
	'a.',
	'a ',
	'a?',
	'a:b',
	'x'.repeat(256),
	'é'.repeat(128),
])('refuses %j', (name) => expect(() => parseTargetPath(name)).toThrow(UserError));
