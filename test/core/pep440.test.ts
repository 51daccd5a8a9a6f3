import { expect, test } from 'vitest';
import { allowsPython, compareVersions } from '../../src/core/pep440.ts';

test.each([
	['>=3.9', '3.13', true],
	['>=3.9,<3.13', '3.13', false],
	['>=3.13.5', '3.13', true],
	['>=3.13.5', '3.12', false],
	['~=3.11', '3.13', true],
	['~=3.11.2', '3.13', false],
	['==3.11.*', '3.11', true],
	['!=3.11.*', '3.11', false],
	['<3.13.2', '3.13', true],
	['nonsense', '3.13', true],
])('%s allows Python %s: %s', (specifier, minor, expected) => expect(allowsPython(specifier, minor)).toBe(expected));

test('versions are compared by PEP 440, and what is none comes first', () => {
	const sorted = ['1.10', '1.9', '2.0rc1', '2.0', 'main', '1.9.post1'].sort(compareVersions);
	expect(sorted).toEqual(['main', '1.9', '1.9.post1', '1.10', '2.0rc1', '2.0']);
});
