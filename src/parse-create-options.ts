import { type CommandLine, type Flag, parseCommandLine } from './args.ts';
import { closest } from './closest.ts';
import { chosenWord, closingFlags, engineFlag, lastValue } from './common-flags.ts';
import type { Answers } from './core/answers.ts';
import { engineNames } from './core/engine-name.ts';
import type { Question } from './core/question.ts';
import { answerKeys, build, questionOf } from './core/questions/index.ts';
import { serviceFolder } from './core/questions/service-folder.ts';
import { parseEnvironmentName, parseImageName } from './core/quoting.ts';
import { type ConflictChoice, type CreateOptions, commandNames, conflictChoices } from './create-options.ts';
import { UsageError, UserError } from './errors.ts';

/** Flags that are answers to no question about the image. */
const runFlags: readonly Flag[] = [
	{ name: build.flag, help: build.help, negatable: true },
	{ name: 'tag', takes: 'name', help: 'Name and tag of the built image', default: 'the service name' },
	engineFlag,
	{
		name: 'env',
		takes: 'NAME=value',
		help: 'Environment of the container while it is verified; never written',
		multiple: true,
	},
	// Node.js 20 itself takes a flag called --env-file, even behind the name of the program.
	{ name: 'environment-file', takes: 'file', help: 'File with more of it, NAME=value a line' },
	{
		name: 'secret',
		takes: 'name=file',
		help: 'File with a secret that the build is given, as --build-secrets names it',
		multiple: true,
	},
	{ name: serviceFolder.flag, takes: serviceFolder.takes, help: serviceFolder.help },
	{ name: 'yes', short: 'y', help: 'Take every suggestion, ask nothing' },
	{ name: 'dry-run', help: 'Show the files and their differences, write nothing' },
	{
		name: 'on-conflict',
		takes: conflictChoices.join('|'),
		help: 'What to do with files that differ from what would be written',
	},
	{ name: 'accept-end-of-life', help: 'Take a base image or a Python that gets no security fixes any more' },
	{ name: 'force', help: 'Short for --on-conflict overwrite; keeps a copy of each file' },
	{ name: 'json', help: 'Print one JSON document for scripts, and ask nothing' },
	...closingFlags,
	{ name: 'version', short: 'v', help: 'Show the version' },
];

/** A question as the flag that answers it. */
export const toFlag = ({ flag, takes, help, default: value }: Question<unknown>): Flag => ({
	name: flag,
	takes,
	help,
	...(value === undefined ? {} : { default: value }),
});

export const createFlags: readonly Flag[] = [...answerKeys.map((key) => questionOf(key)).map(toFlag), ...runFlags];

/** Throws UsageError on anything that is wrong, unknown or contradictory. */
export const parseCreateOptions = (args: readonly string[]): CreateOptions => {
	refuseMisspeltCommand(args);
	const line = parseCommandLine(args, { flags: createFlags, maxPositionals: 1 });
	const get = (name: string): string | undefined => lastValue(line, name);
	const has = (name: string): boolean => get(name) === 'yes';
	const options: CreateOptions = {
		directory: chooseDirectory(line),
		isProject: get('project') !== undefined,
		answers: parseAnswers(line),
		build: get('build') === undefined ? undefined : has('build'),
		tag: get('tag') === undefined ? undefined : naming('tag', () => parseImageName(get('tag') ?? '')),
		engine: chosenWord(line, 'engine', engineNames),
		environment: parseEnvironment(line.values.get('env') ?? []),
		environmentFile: get('environment-file'),
		secrets: parseSecrets(line.values.get('secret') ?? []),
		yes: has('yes'),
		dryRun: has('dry-run'),
		onConflict: parseConflict(chosenWord(line, 'on-conflict', conflictChoices), has('force')),
		acceptEndOfLife: has('accept-end-of-life'),
		json: has('json'),
		help: has('help'),
		version: has('version'),
	};
	refuseContradictions(options);
	return options;
};

/** A folder is never followed by another word, so this was meant as a command. */
const refuseMisspeltCommand = ([first = '', second]: readonly string[]): void => {
	const command = second === undefined || second.startsWith('-') ? undefined : closest(first, commandNames);
	if (command !== undefined) throw new UsageError(`There is no command ${first}.`, `Did you mean ${command}?`);
};

const chooseDirectory = ({ positionals, values }: CommandLine): string | undefined => {
	const [directory] = positionals;
	const project = values.get('project')?.at(-1);
	if (directory !== undefined && project !== undefined) {
		throw new UsageError(`Both a folder (${directory}) and --project ${project} were given.`, 'Give one of them.');
	}

	return directory ?? project;
};

export const parseAnswers = ({ values }: CommandLine): Partial<Answers> =>
	Object.fromEntries(
		answerKeys.flatMap((key) => {
			const question = questionOf(key);
			const text = values.get(question.flag)?.at(-1);
			return text === undefined ? [] : [[key, naming(question.flag, () => question.parse(text))]];
		}),
	);

/** A prompt shows its question beside a refusal; on the command line the flag must be named. */
const naming = <T>(flag: string, parse: () => T): T => {
	try {
		return parse();
	} catch (error) {
		if (!(error instanceof UserError) || error.message.includes(`--${flag}`)) throw error;
		throw new UsageError(`--${flag}: ${error.message}`, error.hint);
	}
};

export const parseEnvironment = (pairs: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(
		pairs.map((pair) => {
			const split = pair.indexOf('=');
			if (split < 1) throw new UsageError(`--env does not take "${pair}".`, 'It takes NAME=value.');
			return [parseEnvironmentName(pair.slice(0, split)), pair.slice(split + 1)];
		}),
	);

export const parseSecrets = (pairs: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(
		pairs.map((pair) => {
			const [, name, file] = /^([\w-]+)=([^,\n]+)$/.exec(pair) ?? [];
			if (name !== undefined && file !== undefined) return [name, file];
			throw new UsageError(`--secret does not take "${pair}".`, 'It takes name=file, for example netrc=login.txt.');
		}),
	);

const parseConflict = (choice: ConflictChoice | undefined, force: boolean): ConflictChoice | undefined => {
	if (force && choice !== undefined && choice !== 'overwrite') {
		throw new UsageError(`--force and --on-conflict ${choice} contradict each other.`, 'Give one of them.');
	}

	return force ? 'overwrite' : choice;
};

const refuseContradictions = ({ build: wanted, dryRun, tag, engine }: CreateOptions): void => {
	if (dryRun && wanted === true) {
		throw new UsageError('--dry-run and --build contradict each other.', 'A dry run writes and builds nothing.');
	}

	const buildFlag = tag !== undefined ? 'tag' : 'engine';
	if (wanted === false && (tag !== undefined || engine !== undefined)) {
		throw new UsageError(`--${buildFlag} has no effect with --no-build.`, 'Leave one of them out.');
	}
};
