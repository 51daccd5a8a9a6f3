import path from 'node:path';
import { type Flag, parseCommandLine } from '../args.ts';
import { closingFlags } from '../common-flags.ts';
import { type Detected, detected } from '../core/detected.ts';
import type { ProjectFacts } from '../core/project-facts.ts';
import { formatApplication } from '../core/questions/application.ts';
import { detectProject } from '../detect/index.ts';
import { createProjectReader } from '../disk/index.ts';
import { folderExists } from '../disk/list-folder.ts';
import { ExitCode, UserError } from '../errors.ts';
import { columnsOf, type Io } from '../io.ts';
import { describeFacts } from '../report/facts.ts';
import { type CommandHelp, printHelp } from '../report/help.ts';

const detectFlags: readonly Flag[] = [
	{ name: 'json', help: 'Print all facts as one JSON document for scripts' },
	...closingFlags,
];

/** What --help prints, and the reference says. */
export const detectHelp: CommandHelp = {
	usage: [
		'Usage: create-hardened-container detect [folder] [flags]',
		'',
		'Prints what is found in a project. Nothing of it is run.',
	],
	flags: detectFlags,
};

/** Prints what is found in a project, each fact with its evidence. Nothing of the project is run or written. */
export const runDetect = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	const line = parseCommandLine(args, { flags: detectFlags, maxPositionals: 1 });
	if (line.values.has('help')) return printHelp(detectHelp, io);
	const root = path.resolve(io.workingDirectory, line.positionals[0] ?? '.');
	if (!folderExists(root)) {
		throw new UserError(`There is no folder ${root}.`, 'Name the folder of a project.');
	}

	const facts = await detectProject(createProjectReader(root), path.basename(root));
	const text = line.values.has('json') ? JSON.stringify(toDocument(facts), undefined, 2) : toText(facts, columnsOf(io));
	io.stdout.write(`${text}\n`);
	return ExitCode.done;
};

const toText = (facts: ProjectFacts, columns: number): string =>
	[...describeFacts(facts, columns), ...facts.warnings.map((warning) => `warning: ${warning}`)].join('\n');

const unknown: Detected<null> = detected(null, 'unsure', []);

/** The shape of schema/detect.schema.json; what was not found has the value null and is unsure. */
const toDocument = (facts: ProjectFacts) => ({
	framework: facts.framework ?? unknown,
	dependencyManager: map(facts.dependencies, ({ manager }) => manager),
	dependencyFiles: map(facts.dependencies, ({ files }) => files),
	pythonVersion: facts.pythonVersion ?? unknown,
	application: map(facts.application, formatApplication),
	server: facts.server ?? unknown,
	port: facts.port ?? unknown,
	systemPackages: facts.systemPackages,
	buildSteps: facts.buildSteps,
	writablePaths: facts.writablePaths,
	files: map(facts.files, (paths) => paths.map(({ path: name, kind }) => (kind === 'folder' ? `${name}/` : name))),
	warnings: facts.warnings,
});

const map = <T, R>(fact: Detected<T> | undefined, convert: (value: T) => R): Detected<R | null> =>
	fact === undefined
		? unknown
		: { ...fact, value: convert(fact.value), alternatives: fact.alternatives.map((other) => convert(other)) };
