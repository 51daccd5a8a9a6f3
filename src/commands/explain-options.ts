import { type Flag, parseCommandLine } from '../args.ts';
import { closingFlags } from '../common-flags.ts';
import { UsageError } from '../errors.ts';
import type { CommandHelp } from '../report/help.ts';

const explainFormats = ['json', 'markdown', 'html'] as const;
export type ExplainFormat = 'text' | (typeof explainFormats)[number];

const explainFlags: readonly Flag[] = [
	{ name: 'json', help: 'Print one JSON document' },
	{ name: 'markdown', help: 'Print Markdown' },
	{ name: 'html', help: 'Print one self-contained page; for a file' },
	{ name: 'show', help: 'Run the bad and the good example in a real engine; for a practice' },
	{ name: 'engine', takes: 'docker|podman', help: 'Container engine for --show', default: 'the first that answers' },
	...closingFlags,
];

/** What --help prints, and the reference says. */
export const explainHelp: CommandHelp = {
	usage: [
		'Usage: create-hardened-container explain [HC012 | file | file:line | instruction | image] [flags]',
		'',
		'Explains a practice, a Dockerfile line by line, an instruction or a base image; without a subject it lists all practices.',
	],
	flags: explainFlags,
};

export interface ExplainOptions {
	readonly subject: string | undefined;
	readonly format: ExplainFormat;
	readonly show: boolean;
	readonly engine: string | undefined;
	readonly help: boolean;
}

export const parseExplainOptions = (args: readonly string[]): ExplainOptions => {
	const { positionals, values } = parseCommandLine(args, { flags: explainFlags, maxPositionals: 1 });
	const formats = explainFormats.filter((format) => values.has(format));
	if (formats.length > 1) throw new UsageError(`--${formats.join(' and --')} cannot be given together.`, 'Choose one.');
	return {
		subject: positionals[0],
		format: formats[0] ?? 'text',
		show: values.has('show'),
		engine: values.get('engine')?.at(-1),
		help: values.has('help'),
	};
};
