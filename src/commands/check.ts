import path from 'node:path';
import { applyBaseline, parseBaseline, toBaseline } from '../core/check/baseline.ts';
import { checkText } from '../core/check/check-text.ts';
import { endsWithFailure, type FileCheck, isAtLeast } from '../core/check/problem.ts';
import type { CheckSettings } from '../core/check/settings.ts';
import { count } from '../core/words.ts';
import { readCheckSettings } from '../disk/check-settings.ts';
import { findDockerfiles, readContext, readDockerfile, readIfThere } from '../disk/dockerfiles.ts';
import { nameFrom } from '../disk/within.ts';
import { writeText } from '../disk/write-text.ts';
import { ExitCode, UserError } from '../errors.ts';
import type { Io } from '../io.ts';
import { printHelp } from '../report/help.ts';
import { formatChecks } from './check-formats.ts';
import { type CheckOptions, checkHelp, parseCheckOptions } from './check-options.ts';
import { fixFiles } from './fix.ts';

/** Arguments ─parse→ options ─find→ Dockerfiles ─check→ FileCheck[] ─settings, baseline→ what is left ─report→ exit code */
export const runCheck = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	const given = parseCheckOptions(args);
	if (given.help) return printHelp(checkHelp, io);
	const options = { ...(await readCheckSettings(io.workingDirectory)), ...given };
	const all = await checkFiles(options, io);
	if (options.writeBaseline) return writeBaseline(all, { options, io });
	const checks = await withoutKnown(all, { options, io });
	if (options.fix) return fixFiles(checks, { options, io });
	io.stdout.write(formatChecks(checks, { format: options.format, io }));
	return exitCode(checks, options);
};

/** The files are read and checked in turn, so that a monorepo opens few at once. */
const checkFiles = async (options: CheckOptions, io: Io): Promise<readonly FileCheck[]> => {
	const files = await findDockerfiles(io.workingDirectory, options);
	if (files.length === 0) {
		const [where, hint] = options.recursive ? ['below', 'Name one.'] : ['in', 'Name one, or add --recursive.'];
		throw new UserError(`There is no Dockerfile ${where} ${options.paths.join(', ')}.`, hint);
	}
	const checks: FileCheck[] = [];
	for (const file of files) {
		io.signal.throwIfAborted();
		checks.push(await checkFile(file, { options, io }));
	}
	return checks;
};

const checkFile = async (file: string, { options, io }: Run): Promise<FileCheck> => {
	const folder = options.context === undefined ? undefined : path.resolve(io.workingDirectory, options.context);
	const [text, context] = await Promise.all([readDockerfile(file), readContext(file, folder)]);
	const name = nameFrom(io.workingDirectory, file);
	const { target } = options;
	const check = checkText(name, text, { context, today: io.today, ...(target === undefined ? {} : { target }) });
	return { ...check, problems: check.problems.filter(({ practice }) => isShown(practice, options)) };
};

interface Run {
	readonly options: CheckOptions;
	readonly io: Io;
}

const isShown = (practice: FileCheck['passed'][number], { severity = 'info', ignore = [] }: CheckSettings): boolean =>
	isAtLeast(practice.severity, severity) && !ignore.includes(practice);

const withoutKnown = async (checks: readonly FileCheck[], { options, io }: Run): Promise<readonly FileCheck[]> => {
	if (options.baseline === undefined) return checks;
	const text = await readIfThere(path.resolve(io.workingDirectory, options.baseline));
	if (text === undefined) throw new UserError(`There is no ${options.baseline}.`, 'Write it with --write-baseline.');
	const baseline = parseBaseline(text);
	if (baseline === undefined)
		throw new UserError(`${options.baseline} is no baseline file.`, 'Write it anew with --write-baseline.');
	return applyBaseline(checks, baseline, namedFrom(options.baseline, io));
};

const namedFrom =
	(baseline: string, { workingDirectory }: Io) =>
	(file: string): string =>
		nameFrom(path.dirname(path.resolve(workingDirectory, baseline)), path.resolve(workingDirectory, file));

const writeBaseline = async (checks: readonly FileCheck[], { options, io }: Run): Promise<ExitCode> => {
	const name = options.baseline ?? '.hardened-container-baseline.json';
	const baseline = toBaseline(checks, namedFrom(name, io));
	const after = `${JSON.stringify(baseline, undefined, '\t')}\n`;
	await writeText(path.resolve(io.workingDirectory, name), { after, signal: io.signal });
	io.stdout.write(`${name} lists ${count(baseline.problems.length, 'problem')}. Use it with --baseline ${name}.\n`);
	return ExitCode.done;
};

const exitCode = (checks: readonly FileCheck[], { failOn }: CheckSettings): ExitCode =>
	checks.some(({ problems }) => problems.some(({ practice }) => endsWithFailure(practice.severity, failOn)))
		? ExitCode.failed
		: ExitCode.done;
