import { describe, expect, test } from 'vitest';
import { lastWords, reasonOf } from '../../src/core/last-words.ts';

const missing = [
	'Traceback (most recent call last):',
	'  File "/app/settings.py", line 3, in <module>',
	'    settings = Settings()',
	'pydantic_core._pydantic_core.ValidationError: 9 validation errors for Settings',
	...['host', 'user'].flatMap((name) => [
		name,
		'  Field required [type=missing]',
		'    For further information visit x',
	]),
];

const gunicorn = [
	'Traceback (most recent call last):',
	'  File "/app/wsgi.py", line 1, in <module>',
	"    import os; os.environ['KEY']",
	"KeyError: 'KEY'",
	'[2026-11-24 20:00:00 +0000] [1] [INFO] Shutting down: Master',
	'[2026-11-24 20:00:00 +0000] [1] [INFO] Reason: Worker failed to boot.',
];

describe('the reason of an end', () => {
	test.each([
		['with lines below it', missing, 'pydantic_core._pydantic_core.ValidationError: 9 validation errors for Settings'],
		['before what the server says', gunicorn, "KeyError: 'KEY'"],
		['of the last of two tracebacks', [...missing, '', ...gunicorn], "KeyError: 'KEY'"],
		['whose traceback was cut off', ["    os.environ['KEY']", 'ValueError: no key', 'Bye.'], 'ValueError: no key'],
	])('is the exception %s', (_, log, reason) => {
		expect(reasonOf(log)).toBe(reason);
	});

	test('is the last line that says something, where no exception is named', () => {
		expect(reasonOf(['exec format error', '   see the manual  ', ''])).toBe('see the manual');
		expect(reasonOf([])).toBe('it printed nothing');
	});
});

describe('the last words', () => {
	test('are the last lines where these hold the exception', () => {
		expect(lastWords(gunicorn, 4)).toEqual(gunicorn.slice(2));
	});

	test('begin with the exception where more follows it', () => {
		expect(lastWords(missing, 4)).toEqual(missing.slice(3, 7));
	});

	test('are the last lines where no exception is named', () => {
		expect(lastWords(['one', 'two', 'three'], 2)).toEqual(['two', 'three']);
	});
});
