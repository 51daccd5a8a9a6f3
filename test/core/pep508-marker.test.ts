import { describe, expect, test } from 'vitest';
import { evaluateMarker, linuxEnvironment, parseMarker } from '../../src/core/pep508/marker.ts';

const evaluate = (text: string, extra?: string) => {
	const marker = parseMarker(text);
	if (marker === undefined) throw new TypeError(`${text} is no marker.`);
	return evaluateMarker(marker, { ...linuxEnvironment('3.10'), ...(extra === undefined ? {} : { extra }) });
};

describe('a marker in a Linux image with Python 3.10', () => {
	test.each([
		['python_version >= "3.9"', true],
		['python_version < "3.9"', false],
		["python_full_version<='3.10.2'", true],
		["'3.8' < python_version", true],
		['python_version in "3.9 3.10"', true],
		['python_version not in "3.9 3.10"', false],
		['python_version == "3.*"', true],
		['sys_platform == "win32" or os_name == "posix"', true],
		['sys_platform == "win32" or sys_platform == "linux" and python_version < "3"', false],
		['(sys_platform == "win32" or sys_platform == "linux") and python_version > "3"', true],
		['platform.python_implementation != "PyPy"', true],
		['platform_machine == "x86_64"', undefined],
		['platform_machine == "x86_64" and sys_platform == "darwin"', false],
		['platform_machine == "x86_64" or sys_platform == "linux"', true],
		['extra == "prod"', undefined],
	])('%s is %s', (text, expected) => expect(evaluate(text)).toBe(expected));

	test('compares extras by their normalised name', () => {
		expect(evaluate('extra == "My_Extra"', 'my-extra')).toBe(true);
		expect(evaluate('extra == "other"', 'my-extra')).toBe(false);
	});

	test.each(['python_version', 'python_version > ', '(a == "b"', 'a == "b")', 'a == b or', '"unclosed', 'a ! "b"'])(
		'%j is no marker',
		(text) => expect(parseMarker(text)).toBeUndefined(),
	);
});
