import { setMaxListeners } from 'node:events';
import { printVersion, runCreate } from './commands/create.ts';
import { wrapText } from './core/columns.ts';
import type { CommandName } from './create-options.ts';
import { CancelledError, cancelledText, ExitCode, UsageError, UserError } from './errors.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** A command takes the arguments after its name, and says with what code the process should end. */
export type Command = (args: readonly string[], io: Io) => Promise<ExitCode>;

/** Loaded only when called, so that the first prompt waits for no other command's code. */
const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
	verify: async () => (await import('./commands/verify.ts')).runVerify,
	check: async () => (await import('./commands/check.ts')).runCheck,
	explain: async () => (await import('./commands/explain.ts')).runExplain,
	compare: async () => (await import('./commands/compare.ts')).runCompare,
	detect: async () => (await import('./commands/detect.ts')).runDetect,
};

/** Runs the command that `argv` names and reports what went wrong; never throws. */
export const main = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
	try {
		return await dispatch(argv, io);
	} catch (error) {
		return reportError(error, { io, debug: argv.includes('--debug') });
	}
};

const dispatch = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
	const [first = '', ...rest] = argv;
	if (argv.length === 1 && (first === '--version' || first === '-v')) return printVersion(io);
	const load = Object.hasOwn(commands, first) ? commands[first as CommandName] : undefined;
	if (load !== undefined) return (await load())(rest, io);
	return runCreate(argv, io);
};

const reportError = (error: unknown, { io, debug }: { io: Io; debug: boolean }): ExitCode => {
	const cancelled = cancelledText(error);
	if (cancelled !== undefined) {
		io.stderr.write(`${cancelled}\n`);
		return ExitCode.cancelled;
	}

	if (error instanceof UserError) return reportUserError(error, { io, debug });
	const stack = error instanceof Error ? error.stack : String(error);
	io.stderr.write(
		`This is a bug in create-hardened-container ${version}.\nPlease report it, with the lines below: ${issues}\n${stack}\n`,
	);
	return ExitCode.failed;
};

const reportUserError = (error: UserError, { io, debug }: { io: Io; debug: boolean }): ExitCode => {
	const help = error instanceof UsageError ? ' See --help for all flags.' : '';
	const text = `${error.message} ${error.hint}${help}`;
	const { isTTY, columns = 80 } = io.stderr;
	io.stderr.write(`${isTTY === true ? wrapText(text, columns).join('\n') : text}\n`);
	if (debug) io.stderr.write(`${error.stack}\n`);
	return error.exitCode;
};

const issues = 'https://github.com/create-hardened-container/create-hardened-container/issues';

/** A reader that had enough, as in `… | head`, or a terminal that is gone ends nothing: the last lines are lost. */
const surviveClosedPipe = (stream: NodeJS.WriteStream): void =>
	void stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
	});

/** Serial and some remote terminals give 0 for a size that they do not know, and prompts would break after each letter. */
const assumeSize = (stream: NodeJS.WriteStream): void => {
	if (stream.columns === 0) stream.columns = 80;
	if (stream.rows === 0) stream.rows = 24;
};

const currentFolder = (process: NodeJS.Process): string | undefined => {
	try {
		return process.cwd();
	} catch {
		return undefined;
	}
};

/** Connects `main` to the real process: its streams, its signals and its exit code. */
export const runProcess = async (process: NodeJS.Process): Promise<void> => {
	for (const stream of [process.stdout, process.stderr]) {
		surviveClosedPipe(stream);
		assumeSize(stream);
	}

	const controller = new AbortController();
	// Every prompt, engine call and probe of a run listens to this one signal.
	setMaxListeners(0, controller.signal);
	const abort = () => controller.abort(new CancelledError());
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, abort);
	const workingDirectory = currentFolder(process);
	if (workingDirectory === undefined) {
		process.stderr.write('The folder that you are in is gone. Change into one that is there.\n');
		process.exitCode = ExitCode.failed;
		return;
	}

	process.exitCode = await main(process.argv.slice(2), {
		// Opened only by a run that asks or reads.
		get stdin() {
			return process.stdin;
		},
		stdout: process.stdout,
		stderr: process.stderr,
		environment: process.env,
		workingDirectory,
		signal: controller.signal,
		today: new Date().toISOString().slice(0, 10),
	});
};
