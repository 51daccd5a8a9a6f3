import type { CommandLine, Flag } from './args.ts';
import { engineNames } from './core/engine-name.ts';
import { oneOf } from './core/questions/one-of.ts';
import { UsageError } from './errors.ts';

export const engineFlag: Flag = {
	name: 'engine',
	takes: engineNames.join('|'),
	help: 'Container engine',
	default: 'the first that answers',
};

/** What every table of flags ends with. */
export const closingFlags: readonly Flag[] = [
	{ name: 'debug', help: 'Show the stack of an error' },
	{ name: 'help', short: 'h', help: 'Show this help' },
];

/** Of a flag that is given several times the last value counts. */
export const lastValue = ({ values }: CommandLine, flag: string): string | undefined => values.get(flag)?.at(-1);

/** The word that a flag was given, of those that it takes. */
export const chosenWord = <T extends string>(line: CommandLine, flag: string, words: readonly T[]): T | undefined => {
	const text = lastValue(line, flag);
	return text === undefined ? undefined : oneOf(words, { flag, text });
};

/** The format of a report: text, unless another is named; --json is short for one of them. */
export const chosenFormat = <T extends string>(line: CommandLine, formats: readonly T[]): T | 'text' | 'json' => {
	const format = chosenWord(line, 'format', formats);
	if (!line.values.has('json')) return format ?? 'text';
	if (format === undefined || format === 'json') return 'json';
	throw new UsageError(`--json and --format ${format} contradict each other.`, 'Give one of them.');
};
