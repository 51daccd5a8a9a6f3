import { type Flag, parseCommandLine } from '../args.ts';
import { chosenFormat, chosenWord, closingFlags, engineFlag, lastValue } from '../common-flags.ts';
import { type FailOn, failOnWords } from '../core/check/problem.ts';
import { type EngineName, engineNames } from '../core/engine-name.ts';
import { parseImageName } from '../core/quoting.ts';
import { UsageError } from '../errors.ts';
import { parseEnvironment } from '../parse-create-options.ts';
import type { CommandHelp } from '../report/help.ts';

const verifyFormats = ['text', 'json', 'sarif', 'junit'] as const;
export type VerifyFormat = (typeof verifyFormats)[number];

const verifyFlags: readonly Flag[] = [
	engineFlag,
	{ name: 'env', takes: 'NAME=value', help: 'Environment that the service needs to start', multiple: true },
	{ name: 'environment-file', takes: 'file', help: 'File with more of it, NAME=value a line' },
	{ name: 'policy', takes: 'file', help: 'JSON file that says which practices are required' },
	{
		name: 'fail-on',
		takes: failOnWords.join('|'),
		help: 'The least severity that ends with code 1; a policy decides by itself',
		default: 'warning',
	},
	{ name: 'format', takes: verifyFormats.join('|'), help: 'How to print what was found', default: 'text' },
	{ name: 'json', help: 'Short for --format json' },
	...closingFlags,
];

/** What --help prints, and the reference says. */
export const verifyHelp: CommandHelp = {
	usage: [
		'Usage: create-hardened-container verify IMAGE [flags]',
		'',
		'Checks the hardening of any image, on the image and on a running container.',
	],
	flags: verifyFlags,
	notes: [
		'A policy is a JSON file: { "required": ["HC001", "HC022"], "exceptions": { "HC013": "the reason" } }. What is required must be seen to hold; a check that was skipped does not count. "required": "all" takes every practice that shows on an image.',
	],
};

export interface VerifyOptions {
	readonly image: string;
	readonly engine: EngineName | undefined;
	readonly environment: Readonly<Record<string, string>>;
	readonly environmentFile: string | undefined;
	/** Path of the policy file. */
	readonly policy: string | undefined;
	readonly failOn: FailOn | undefined;
	readonly format: VerifyFormat;
}

/** Reads the arguments of `verify`; undefined when only the help was asked for. */
export const parseVerifyOptions = (args: readonly string[]): VerifyOptions | undefined => {
	const line = parseCommandLine(args, { flags: verifyFlags, maxPositionals: 1 });
	if (line.values.has('help')) return undefined;
	const [image] = line.positionals;
	if (image === undefined) throw new UsageError('verify needs the name of an image.', 'For example: verify shop:1.2');
	return {
		image: parseImageReference(image),
		engine: chosenWord(line, 'engine', engineNames),
		environment: parseEnvironment(line.values.get('env') ?? []),
		environmentFile: lastValue(line, 'environment-file'),
		policy: lastValue(line, 'policy'),
		failOn: chosenWord(line, 'fail-on', failOnWords),
		format: chosenFormat(line, verifyFormats),
	};
};

/** A name, or an id or digest, none of which may be taken for a flag by the engine. */
const parseImageReference = (text: string): string => {
	if (/\.(tar|tar\.gz|tgz)$/.test(text)) {
		throw new UsageError(
			`"${text}" is an archive, not an image of an engine.`,
			`Load it first: docker load -i ${text}`,
		);
	}
	return /^(sha256:)?[0-9a-f]{12,64}$/.test(text) ? text : parseWithDigest(text);
};

const parseWithDigest = (text: string): string => {
	const [name = '', digest] = text.split('@', 2);
	if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
		throw new UsageError(`"${text}" has no valid digest.`, 'A digest is sha256: and 64 hexadecimal digits.');
	}

	return digest === undefined ? parseImageName(name) : `${parseImageName(name)}@${digest}`;
};
