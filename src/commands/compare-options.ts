import { type CommandLine, type Flag, parseCommandLine } from '../args.ts';
import { chosenFormat, chosenWord, closingFlags, engineFlag, lastValue } from '../common-flags.ts';
import type { Answers } from '../core/answers.ts';
import { variantIds } from '../core/comparison/variant.ts';
import { type EngineName, engineNames } from '../core/engine-name.ts';
import { type AnswerKey, answerKeys, questionOf } from '../core/questions/index.ts';
import { oneOf } from '../core/questions/one-of.ts';
import { parseAnswers, parseEnvironment, parseSecrets, toFlag } from '../parse-create-options.ts';
import type { CommandHelp } from '../report/help.ts';

const compareFormats = ['text', 'json', 'markdown', 'svg'] as const;
export type CompareFormat = (typeof compareFormats)[number];

/** What the variants have in common can be given; base and stages are what is compared. */
const answerFlags: readonly Flag[] = answerKeys
	.filter((key: AnswerKey) => !['base', 'stages', 'starter'].includes(key))
	.map((key) => questionOf(key))
	.map(toFlag);

const compareFlags: readonly Flag[] = [
	{
		name: 'only',
		takes: 'name,...',
		help: `The variants to compare, of ${variantIds.join(', ')}`,
		default: 'all',
		multiple: true,
	},
	{ name: 'format', takes: compareFormats.join('|'), help: 'How to print what was measured', default: 'text' },
	{ name: 'json', help: 'Short for --format json' },
	{ name: 'existing', takes: 'file', help: 'The Dockerfile to compare with', default: 'the one that is there' },
	{ name: 'write', help: 'Put the figures into docs/docker.md without asking' },
	engineFlag,
	{ name: 'env', takes: 'NAME=value', help: 'Environment that the service needs to start', multiple: true },
	{ name: 'environment-file', takes: 'file', help: 'File with more of it, NAME=value a line' },
	{ name: 'secret', takes: 'name=file', help: 'File with a secret that the build is given', multiple: true },
	{ name: 'accept-end-of-life', help: 'Take a base image or a Python that gets no security fixes any more' },
	...answerFlags,
	...closingFlags,
];

/** What --help prints, and the reference says. */
export const compareHelp: CommandHelp = {
	usage: [
		'Usage: create-hardened-container compare [folder] [flags]',
		'',
		'Builds the variants of the image of a project in copies of it, starts them, and measures each.',
	],
	flags: compareFlags,
	notes: [
		'Cold build: without a cache, base images present. Push: after two changes of a line of code, the compressed layers of the second image that the first has not. First answer: from the start until the health path answers. Healthy: until its own health check passed, with checks a second apart. Memory: what its processes hold after the first answer. With Trivy, Grype or Docker Scout installed, known vulnerabilities too.',
		'Nothing in the folder is changed, except docs/docker.md and the record of the run, with a yes or --write.',
	],
};

export interface CompareOptions {
	readonly directory: string;
	readonly answers: Partial<Answers>;
	/** Undefined: every variant. */
	readonly only: readonly string[] | undefined;
	readonly format: CompareFormat;
	/** Path from the folder of the project. */
	readonly existing: string | undefined;
	readonly write: boolean;
	readonly engine: EngineName | undefined;
	readonly environment: Readonly<Record<string, string>>;
	readonly environmentFile: string | undefined;
	readonly secrets: Readonly<Record<string, string>>;
	readonly acceptEndOfLife: boolean;
}

/** Reads the arguments of `compare`; undefined when only the help was asked for. */
export const parseCompareOptions = (args: readonly string[]): CompareOptions | undefined => {
	const line = parseCommandLine(args, { flags: compareFlags, maxPositionals: 1 });
	if (line.values.has('help')) return undefined;
	return {
		directory: line.positionals[0] ?? '.',
		answers: parseAnswers(line),
		only: parseOnly(line),
		format: chosenFormat(line, compareFormats),
		existing: lastValue(line, 'existing'),
		write: line.values.has('write'),
		engine: chosenWord(line, 'engine', engineNames),
		environment: parseEnvironment(line.values.get('env') ?? []),
		environmentFile: lastValue(line, 'environment-file'),
		acceptEndOfLife: line.values.has('accept-end-of-life'),
		secrets: parseSecrets(line.values.get('secret') ?? []),
	};
};

const parseOnly = ({ values }: CommandLine): readonly string[] | undefined =>
	values
		.get('only')
		?.flatMap((text) => text.split(','))
		.map((id) => oneOf(variantIds, { flag: 'only', text: id.trim() }));
