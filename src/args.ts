import { parseArgs } from 'node:util';
import { closest } from './closest.ts';
import { listWords } from './core/words.ts';
import { UsageError } from './errors.ts';

/** One flag of a command, for parsing and for --help. */
export interface Flag {
	/** Without the dashes. */
	readonly name: string;
	/** What it takes, for example "multi|single"; absent for a flag without a value. */
	readonly takes?: string;
	readonly help: string;
	/** What is taken without it, in words where it depends. */
	readonly default?: string;
	readonly short?: string;
	/** May be given several times. */
	readonly multiple?: boolean;
	/** --no-NAME is a flag too. */
	readonly negatable?: boolean;
}

export interface CommandLine {
	readonly positionals: readonly string[];
	/** Each value given, in order; flags without a value hold "yes" or, negated, "no". */
	readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Reads the arguments against a table of flags; throws UsageError naming the flag and what it takes. */
export const parseCommandLine = (
	args: readonly string[],
	{ flags, maxPositionals }: { readonly flags: readonly Flag[]; readonly maxPositionals: number },
): CommandLine => {
	const { tokens } = parseArgs({
		args: [...args],
		options: toOptions(flags),
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	const values = new Map<string, string[]>();
	const positionals: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'positional') positionals.push(token.value);
		if (token.kind !== 'option') continue;
		const { flag, value } = readFlag(token, flags);
		values.set(flag.name, [...(values.get(flag.name) ?? []), value]);
	}

	refuseRepeated(values, flags);
	const surplus = positionals[maxPositionals];
	if (surplus === undefined) return { positionals, values };
	throw new UsageError(
		`"${surplus}" is one argument too many.`,
		'Put values with spaces in quotes, and behind npm create "--" before the flags.',
	);
};

const toOptions = (flags: readonly Flag[]) =>
	Object.fromEntries(
		flags.map(({ name, takes, short, multiple }) => [
			name,
			{
				type: takes === undefined ? ('boolean' as const) : ('string' as const),
				...(short === undefined ? {} : { short }),
				multiple: multiple === true,
			},
		]),
	);

interface OptionToken {
	readonly name: string;
	readonly rawName: string;
	readonly value: string | undefined;
}

const readFlag = ({ name, rawName, value }: OptionToken, flags: readonly Flag[]): { flag: Flag; value: string } => {
	const negated = flags.find((flag) => flag.negatable === true && name === `no-${flag.name}`);
	if (negated !== undefined) return { flag: negated, value: 'no' };
	const flag = flags.find((candidate) => candidate.name === name);
	if (flag === undefined) throw unknownFlag(rawName, flags);
	if (flag.takes === undefined && value !== undefined) {
		throw new UsageError(`--${name} takes no value, and was given "${value}".`, `Write --${name} alone.`);
	}

	if (flag.takes !== undefined && (value === undefined || (value.startsWith('--') && value !== '--'))) {
		throw new UsageError(`--${name} needs a value.`, `It takes ${describe(flag.takes)}.`);
	}

	return { flag, value: value ?? 'yes' };
};

/** For example "multi or single". */
const describe = (takes: string): string => listWords(takes.split('|'));

const unknownFlag = (rawName: string, flags: readonly Flag[]): UsageError => {
	const names = flags.flatMap(({ name, negatable }) => (negatable === true ? [name, `no-${name}`] : [name]));
	const similar = closest(rawName.replace(/^-+/, ''), names);
	return new UsageError(
		`There is no flag ${rawName}.`,
		similar === undefined ? 'Leave it out.' : `Did you mean --${similar}?`,
	);
};

const refuseRepeated = (values: ReadonlyMap<string, readonly string[]>, flags: readonly Flag[]): void => {
	const repeated = flags.find(({ name, multiple }) => multiple !== true && new Set(values.get(name)).size > 1);
	if (repeated === undefined) return;
	const given = values.get(repeated.name) ?? [];
	if (repeated.negatable === true)
		throw new UsageError(`--${repeated.name} and --no-${repeated.name} contradict each other.`, 'Give one of them.');
	throw new UsageError(`--${repeated.name} was given twice: ${given.join(' and ')}.`, 'Give it once.');
};
