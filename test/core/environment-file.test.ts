import { expect, test } from 'vitest';
import { parseEnvironmentFile } from '../../src/core/environment-file.ts';

const text = [
	'\uFEFF# settings',
	'DATABASE_URL=postgres://db/x?a=b#c',
	"export SECRET_KEY='it is # long'",
	'NAME = "tea house"  # shown',
	'EMPTY=',
	'',
].join('\r\n');

test('a .env file as people write them', () => {
	expect(parseEnvironmentFile(text, '.env')).toEqual({
		DATABASE_URL: 'postgres://db/x?a=b#c',
		SECRET_KEY: 'it is # long',
		NAME: 'tea house',
		EMPTY: '',
	});
});

test.each(['NAME', '=value', 'MY-NAME=value'])('%j is refused with its line', (line) => {
	expect(() => parseEnvironmentFile(`A=1\n${line}`, '.env')).toThrow('.env line 2 is no NAME=value.');
});
