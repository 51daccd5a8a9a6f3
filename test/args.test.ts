import { describe, expect, test } from 'vitest';
import { type Flag, parseCommandLine } from '../src/args.ts';
import { closest } from '../src/closest.ts';
import { repeatCommand } from '../src/core/repeat-command.ts';
import { UsageError } from '../src/errors.ts';
import { createFlags, parseCreateOptions } from '../src/parse-create-options.ts';
import { renderHelp } from '../src/report/help.ts';

const flags: readonly Flag[] = [
	{ name: 'base', takes: 'alpine|slim', help: 'Base image' },
	{ name: 'build', help: 'Build it', negatable: true },
	{ name: 'env', takes: 'NAME=value', help: 'Environment', multiple: true },
	{ name: 'yes', short: 'y', help: 'Ask nothing' },
];
const parse = (...args: string[]) => parseCommandLine(args, { flags, maxPositionals: 1 });

describe('arguments', () => {
	test('are positionals and flags in any order', () => {
		const { positionals, values } = parse('-y', 'shop', '--base=slim', '--no-build', '--env', 'A=1', '--env', 'B=2');
		expect(positionals).toEqual(['shop']);
		expect(Object.fromEntries(values)).toEqual({ yes: ['yes'], base: ['slim'], build: ['no'], env: ['A=1', 'B=2'] });
	});

	test('after two dashes are positionals', () => {
		expect(parse('--', '--base').positionals).toEqual(['--base']);
	});

	test.each([
		[['--bsae', 'slim'], 'Did you mean --base?'],
		[['--no-biuld'], 'Did you mean --no-build?'],
		[['--entirely-different'], 'Leave it out.'],
		[['-x'], 'There is no flag -x.'],
		[['--base'], '--base needs a value.'],
		[['--base', '--yes'], '--base needs a value.'],
		[['--yes=no'], '--yes takes no value'],
		[['--base', 'slim', '--base', 'alpine'], '--base was given twice'],
		[['--build', '--no-build'], '--build and --no-build contradict each other'],
		[['a', 'b'], '"b" is one argument too many'],
	])('%j is refused: %s', (args, words) => {
		const attempt = () => parse(...args);
		expect(attempt).toThrow(UsageError);
		try {
			attempt();
		} catch (error) {
			expect(error instanceof UsageError && `${error.message} ${error.hint}`).toContain(words);
		}
	});
});

test.each([
	['pyton', 'python'],
	['stage', 'stages'],
	['zzz', undefined],
])('closest to %s is %s', (typed, wanted) => {
	expect(closest(typed, ['python', 'stages', 'base'])).toBe(wanted);
});

test('the printed command gives the same answers again', () => {
	const args = ['shop', '--name', 'shop', '--app', 'shop.web:create_app()', '--base', 'slim', '--port', '8000,8001'];
	const { answers, directory } = parseCreateOptions(args);
	const complete = {
		python: '3.13',
		stages: 'single',
		healthPath: "/it's",
		codeOwner: 'app',
		installer: 'uv',
		name: 'shop',
		application: { kind: 'object', module: 'shop.web', attribute: 'create_app', factory: true },
		base: 'slim',
		ports: [8000, 8001],
	} as const;
	expect(complete).toMatchObject(answers);
	const [, ...words] = repeatCommand({
		answers: complete,
		directory: directory ?? '.',
		build: false,
		tag: undefined,
		engine: undefined,
		onConflict: 'keep',
	});
	const shellWords = words.join(' ').match(/(?:'[^']*'|\\'|[^\s'\\])+/g) ?? [];
	const unquoted = shellWords.map((word) =>
		word.replaceAll("'\\''", '\u0000').replaceAll("'", '').replaceAll('\u0000', "'"),
	);
	const again = parseCreateOptions(unquoted);
	expect(again.answers).toEqual(complete);
	expect(again).toMatchObject({ directory: 'shop', build: false, yes: true, onConflict: 'keep' });
});

test.each([
	['--port', '80a'],
	['--name', 'My Service'],
	['--health-path', 'healthz'],
	['--tag', 'UPPER:x'],
	['--app', 'foo'],
	['--python', 'three'],
])('a value that %s does not take is refused by the name of the flag', (flag, value) => {
	expect(() => parseCreateOptions([flag, value])).toThrow(flag);
});

test('--help has every flag and no line wider than the screen', () => {
	for (const columns of [60, 80, 200]) {
		const usage = ['Usage: x', '', 'What it does, '.repeat(20).trimEnd()];
		const lines = renderHelp({ usage, flags: createFlags }, columns).split('\n');
		expect(lines.filter((line) => line.length > columns)).toEqual([]);
		for (const { name } of createFlags) expect(lines.some((line) => line.includes(`--${name}`))).toBe(true);
	}
});
