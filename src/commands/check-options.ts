import { type CommandLine, type Flag, parseCommandLine } from '../args.ts';
import { chosenFormat, closingFlags, lastValue } from '../common-flags.ts';
import { failOnWords, severities } from '../core/check/problem.ts';
import { type CheckSettings, parseFailOn, parsePractice, parseSeverity } from '../core/check/settings.ts';
import { UsageError } from '../errors.ts';
import type { CommandHelp } from '../report/help.ts';

const checkFormats = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type CheckFormat = (typeof checkFormats)[number];

const checkFlags: readonly Flag[] = [
	{ name: 'format', takes: checkFormats.join('|'), help: 'How to print what was found', default: 'text' },
	{ name: 'severity', takes: severities.join('|'), help: 'The least severity that is shown', default: 'info' },
	{
		name: 'fail-on',
		takes: failOnWords.join('|'),
		help: 'The least severity that ends with code 1',
		default: 'warning',
	},
	{ name: 'ignore', takes: 'HC…[,HC…]', help: 'Practices to leave out', multiple: true },
	{ name: 'recursive', short: 'r', help: 'Look for Dockerfiles in all folders below' },
	{ name: 'exclude', takes: 'pattern', help: 'Leave out what this pattern of a .dockerignore matches', multiple: true },
	{ name: 'context', takes: 'folder', help: 'The folder that is built', default: 'that of the Dockerfile' },
	{ name: 'target', takes: 'stage', help: 'The stage that is built', default: 'the last' },
	{ name: 'baseline', takes: 'file', help: 'Leave out the problems that this file lists' },
	{ name: 'write-baseline', help: 'Write the problems of now to the baseline file' },
	{ name: 'fix', help: 'Make the fixes that are safe, agreed to file by file' },
	{ name: 'yes', short: 'y', help: 'With --fix: agree to all fixes' },
	{ name: 'dry-run', help: 'With --fix: show the changes, write nothing' },
	...closingFlags,
];

/** What --help prints, and the reference says. */
export const checkHelp: CommandHelp = {
	usage: [
		'Usage: create-hardened-container check [path…] [flags]',
		'',
		'Checks Dockerfiles and .dockerignore; without a path those in this folder.',
	],
	flags: checkFlags,
	notes: [
		'Settings may stand under "check" in .hardened-container.json or in [tool.hardened-container] of pyproject.toml: severity, ignore, exclude, fail-on, baseline.',
		'One place is left alone by a comment above it: # hardened-container ignore=HC003 the reason. A whole file: ignore-file=HC003.',
	],
};

export interface CheckOptions extends CheckSettings {
	readonly paths: readonly string[];
	readonly format: CheckFormat;
	readonly recursive: boolean;
	readonly context?: string;
	readonly target?: string;
	readonly writeBaseline: boolean;
	readonly fix: boolean;
	readonly yes: boolean;
	readonly dryRun: boolean;
	readonly help: boolean;
}

/** Reads the arguments of `check`; what is not given stays absent, so that a settings file can decide. */
export const parseCheckOptions = (args: readonly string[]): CheckOptions => {
	const line = parseCommandLine(args, { flags: checkFlags, maxPositionals: Number.POSITIVE_INFINITY });
	const has = (name: string): boolean => line.values.has(name);
	const options = {
		...givenSettings(line),
		paths: line.positionals.length === 0 ? ['.'] : line.positionals,
		format: chosenFormat(line, checkFormats),
		recursive: has('recursive'),
		...optional('context', lastValue(line, 'context')),
		...optional('target', lastValue(line, 'target')),
		writeBaseline: has('write-baseline'),
		fix: has('fix'),
		yes: has('yes'),
		dryRun: has('dry-run'),
		help: has('help'),
	};
	if ((options.yes || options.dryRun) && !options.fix)
		throw new UsageError('--yes and --dry-run need --fix.', 'Add --fix.');
	if (options.fix && options.writeBaseline)
		throw new UsageError('--fix and --write-baseline cannot be given together.', 'Make the fixes first.');
	return options;
};

const optional = <Key extends string>(key: Key, value: string | undefined): { readonly [K in Key]?: string } =>
	value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: string });

const givenSettings = (line: CommandLine): CheckSettings => {
	const severity = lastValue(line, 'severity');
	const failOn = lastValue(line, 'fail-on');
	const ignore = line.values.get('ignore');
	const exclude = line.values.get('exclude');
	return {
		...(severity === undefined ? {} : { severity: parseSeverity(severity, '--severity') }),
		...(failOn === undefined ? {} : { failOn: parseFailOn(failOn, '--fail-on') }),
		...(ignore === undefined
			? {}
			: { ignore: ignore.flatMap((ids) => ids.split(',')).map((id) => parsePractice(id, '--ignore')) }),
		...(exclude === undefined ? {} : { exclude }),
		...optional('baseline', lastValue(line, 'baseline')),
	};
};
