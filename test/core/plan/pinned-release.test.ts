import { expect, test } from 'vitest';
import { isPinnedBefore } from '../../../src/core/plan/pinned-release.ts';

test.each([
	['==20.0.4', true],
	['== 19.9.0', true],
	['===9.1', true],
	['==20', true],
	['==20.1.0', false],
	['==21.2.0', false],
	['>=19', false],
	['', false],
])('gunicorn%s is pinned before 20.1: %s', (specifier, expected) => {
	const requirement = { name: 'gunicorn', extras: [], specifier, file: 'requirements.txt', line: 1 };
	expect(isPinnedBefore([requirement], 'gunicorn', [20, 1])).toBe(expected);
	expect(isPinnedBefore([requirement], 'uvicorn', [20, 1])).toBe(false);
});
