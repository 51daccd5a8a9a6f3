import { execa } from 'execa';
import { CancelledError } from '../errors.ts';

export interface CommandResult {
	/** Undefined when the program could not be started. */
	readonly exitCode: number | undefined;
	readonly stdout: string;
	readonly stderr: string;
	/** For example "ENOENT" when there is no such program. */
	readonly code: string | undefined;
}

interface CommandOptions {
	/** Absent for what must also run after an abort, such as removing a container. */
	readonly signal?: AbortSignal;
	readonly onLine?: (line: string) => void;
	readonly timeout?: number;
}

/** Runs an engine's program to its end; throws CancelledError on abort and nothing else. */
export const runCommand = async (
	program: string,
	args: readonly string[],
	{ signal, onLine, timeout }: CommandOptions = {},
): Promise<CommandResult> => {
	const child = execa(program, [...args], {
		reject: false,
		all: true,
		stdin: 'ignore',
		// Its own group keeps Ctrl-C from reaching the engine's client before we have stopped it in good order.
		detached: process.platform !== 'win32',
		cleanup: true,
		forceKillAfterDelay: 5000,
		...(timeout === undefined ? {} : { timeout }),
		...(signal === undefined ? {} : { cancelSignal: signal, gracefulCancel: false }),
	});
	const reading = onLine === undefined ? undefined : readLines(child.iterable({ from: 'all' }), onLine);
	const result = await child;
	await reading;
	if (signal?.aborted === true) throw new CancelledError();
	return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr, code: result.code };
};

const readLines = async (lines: AsyncIterable<unknown>, onLine: (line: string) => void): Promise<void> => {
	try {
		for await (const line of lines) onLine(String(line));
	} catch {
		// A program that fails ends its output early; its exit code says so.
	}
};
