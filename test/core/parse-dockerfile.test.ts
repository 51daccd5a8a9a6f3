import { describe, expect, test } from 'vitest';
import { parseAssignments } from '../../src/core/dockerfile-text/assignments.ts';
import { expand, variablesIn } from '../../src/core/dockerfile-text/expand.ts';
import { toIgnore } from '../../src/core/dockerfile-text/ignore-file.ts';
import { parseDockerfile } from '../../src/core/parse-dockerfile.ts';
import { parseShell } from '../../src/core/practices/support/shell.ts';

const only = (text: string) => parseDockerfile(`FROM scratch\n${text}`).stages[0]?.instructions[0];

describe('instructions', () => {
	test('join lines, take comments and empty lines out, and know where they end', () => {
		const instruction = only('RUN a \\\n  # why\n\n  && b\nUSER x');
		expect(instruction).toMatchObject({ keyword: 'RUN', argument: 'a   && b', line: 2, endLine: 5 });
	});

	test('have flags, also several and quoted ones', () => {
		const instruction = only('COPY --from=build --chown="1:1" --link a /b/');
		expect(instruction?.flags).toEqual([
			{ name: 'from', value: 'build' },
			{ name: 'chown', value: '1:1' },
			{ name: 'link', value: '' },
		]);
		expect(instruction?.argument).toBe('a /b/');
		expect(only('CMD --port 80')?.flags).toEqual([]);
	});

	test('have the JSON form only when builders take it for that', () => {
		expect(only('CMD ["a", "b"]')?.json).toEqual(['a', 'b']);
		expect(only("CMD ['a']")?.json).toBeUndefined();
		expect(only('CMD ["a", 1]')?.json).toBeUndefined();
		expect(only('HEALTHCHECK --timeout=1s CMD ["a"]')?.json).toEqual(['a']);
		expect(only('CMD ["a", \\\n  "b"]')?.json).toEqual(['a', 'b']);
	});

	test('have heredocs, several of them, whose lines are no instructions', () => {
		const file = parseDockerfile('FROM scratch\nCOPY <<one <<-"two" /x/\nUSER a\none\n# not a comment\ntwo\nUSER b\n');
		expect(file.stages[0]?.instructions.map(({ keyword }) => keyword)).toEqual(['COPY', 'USER']);
		expect(file.stages[0]?.instructions[0]?.heredocs.map(({ name, body }) => [name, body])).toEqual([
			['one', 'USER a'],
			['two', '# not a comment'],
		]);
		expect(file.comments).toEqual([]);
	});

	test('follow the escape directive', () => {
		const file = parseDockerfile('# escape=`\nFROM scratch\nRUN a `\n  b\nCOPY c:\\ d\n');
		expect(file.directives).toEqual({ escape: '`' });
		expect(file.stages[0]?.instructions.map(({ argument }) => argument)).toEqual(['a   b', 'c:\\ d']);
	});
});

describe('stages', () => {
	test('know their names, parents, images and the target', () => {
		const file = parseDockerfile(
			`ARG V=3.13\nARG I=python:\${V}\nFROM \${I}-slim AS Base\nFROM base\nFROM $X AS end\n`,
		);
		expect(file.stages.map(({ name, image, parent }) => [name, image, parent?.name])).toEqual([
			['Base', 'python:3.13-slim', undefined],
			[undefined, 'base', 'Base'],
			['end', '$X', undefined],
		]);
		expect(file.target?.name).toBe('end');
		expect(parseDockerfile('FROM a AS x\nFROM b\n', { target: 'x' }).target?.name).toBe('x');
	});

	test('are none in an empty text, and CRLF and a byte order mark do no harm', () => {
		expect(parseDockerfile('').target).toBeUndefined();
		expect(parseDockerfile('\uFEFFFROM a\r\nRUN b\r\n').stages[0]?.instructions[0]?.argument).toBe('b');
	});
});

test.each([
	['A=1 B="two words" C=\\$x', { A: '1', B: 'two words', C: '$x' }],
	['A b c', { A: 'b c' }],
	["A='x y' B=", { A: 'x y', B: '' }],
	['A="a\\"b"', { A: 'a"b' }],
])('ENV %s', (argument, values) => {
	expect(Object.fromEntries(parseAssignments(argument).map(({ name, value }) => [name, value]))).toEqual(values);
});

test.each([
	[`$A-\${B:-c}-\${D:+e}-\\$A-$F`, '1-c--\\$A-$F'],
	[`\${A:+x}\${B:-\${A}}`, 'x1'],
])('expands %s', (text, result) => {
	expect(expand(text, (name) => (name === 'A' ? '1' : undefined))).toBe(result);
	expect(variablesIn(`$A \${B:-x} \\$C \${D}`)).toEqual(['A', 'D']);
});

describe('shell text', () => {
	const programs = (text: string): readonly string[] => parseShell(text).map(({ words }) => words.join(' '));

	test.each([
		['a && b || c; d | e\nf &', ['a', 'b', 'c', 'd', 'e', 'f']],
		['if [ -f x ]; then y; else z; fi', ['[ -f x ]', 'y', 'z']],
		['echo \'a && b\' "c; d" e\\ f', ['echo a && b c; d e f']],
		['A=1 B="$(c d)" e', ['e', 'c d']],
		['x > out 2>&1 < in y # z', ['x y']],
		['(a; b)', ['a', 'b']],
		['for i in 1 2; do a $i; done', ['a $i']],
		['echo "unclosed', ['echo unclosed']],
		['case $A in a | b*) c | d ;; (e|f) g;; *) h ;; esac; i', ['c', 'd', 'g', 'h', 'i']],
		['case $A in a) case $B in b|c) d;; esac;; e|f) g; esac && h', ['d', 'g', 'h']],
		['echo case in a; b | c', ['echo case in a', 'b', 'c']],
	])('%j', (text, expected) => {
		expect(programs(text)).toEqual(expected);
	});

	test('knows what is piped', () => {
		expect(parseShell('a | b && c').map(({ piped }) => piped)).toEqual([true, false, false]);
		expect(parseShell('case x in a|b) c ;; esac').map(({ piped }) => piped)).toEqual([false]);
	});
});

test.each([
	['*\n!a\n', 'a', false],
	['*\n!a\n', 'b', true],
	['*\n!a\n', 'a/b', false],
	['**/*.pyc\n', 'x/y.pyc', true],
	['/a\n', 'a', true],
	['# a\na?\n', 'ab', true],
	['a\n!a/b\n', 'a/b', false],
	['[ab]c\n', 'bc', true],
	['[\n', '[', true],
])('.dockerignore %j and %s', (text, name, excluded) => {
	expect(toIgnore(text).excludes(name)).toBe(excluded);
});
