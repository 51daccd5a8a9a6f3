import { execa } from 'execa';
import { CancelledError } from '../errors.ts';
import { findDescendants, killRemaining } from './descendants.ts';

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
	/** A builder that is stopped itself leaves its container behind; one whose step ends tidies up. */
	readonly endsSteps?: boolean;
}

/** What a program said at last, which mostly is the reason. */
export const lastLine = (printed: string): string => printed.trim().split('\n').at(-1) ?? '';

/** Runs an engine's program to its end; throws CancelledError on abort and nothing else. */
export const runCommand = async (
	program: string,
	args: readonly string[],
	{ signal, onLine, timeout, endsSteps }: CommandOptions = {},
): Promise<CommandResult> => {
	const remember = watchDescendants(signal);
	const stop = endsSteps === true && signal !== undefined ? afterSteps(signal, remember.find) : signal;
	const child = execa(program, [...args], {
		reject: false,
		all: true,
		stdin: 'ignore',
		// Its own group keeps Ctrl-C from reaching the engine's client before we have stopped it in good order.
		detached: process.platform !== 'win32',
		cleanup: true,
		forceKillAfterDelay: 5000,
		...(timeout === undefined ? {} : { timeout }),
		...(stop === undefined ? {} : { cancelSignal: stop, gracefulCancel: false }),
	});
	remember.of(child.pid);
	const reading = onLine === undefined ? undefined : readLines(child.iterable({ from: 'all' }), onLine);
	const result = await child;
	await reading;
	remember.end();
	if (signal?.aborted === true) throw new CancelledError();
	return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr, code: result.code };
};

/** A build without a process namespace leaves the step behind that it was running; it is found while its parents live. */
const watchDescendants = (signal: AbortSignal | undefined) => {
	let pid: number | undefined;
	let descendants: ReturnType<typeof findDescendants> = [];
	const find = (): typeof descendants => {
		descendants = pid === undefined ? [] : findDescendants(pid);
		return descendants;
	};
	// Before that of the program itself, so that it is called first.
	signal?.addEventListener('abort', find, { once: true });
	return {
		find,
		of: (started: number | undefined): void => {
			pid = started;
		},
		end: (): void => {
			signal?.removeEventListener('abort', find);
			killRemaining(descendants);
		},
	};
};

const graceToTidyUp = 5000;
const turnsForStep = 10;

/**
 * Ends the step, and aborts when there is none or when the builder does not end because of that. A step's container may be
 * there half a second before its program is.
 */
const afterSteps = (signal: AbortSignal, find: () => ReturnType<typeof findDescendants>): AbortSignal => {
	const later = new AbortController();
	const end = (turn: number): void => {
		const steps = find().filter(({ name }) => !/^(podman|buildah|conmon|fuse-overlayfs)$/.test(name));
		killRemaining(steps);
		if (steps.length > 0) setTimeout(() => later.abort(signal.reason), graceToTidyUp).unref();
		else if (turn === turnsForStep) later.abort(signal.reason);
		else setTimeout(() => end(turn + 1), 50);
	};
	if (signal.aborted) end(0);
	else signal.addEventListener('abort', () => end(0), { once: true });
	return later.signal;
};

const readLines = async (lines: AsyncIterable<unknown>, onLine: (line: string) => void): Promise<void> => {
	try {
		for await (const line of lines) onLine(String(line));
	} catch {
		// A program that fails ends its output early; its exit code says so.
	}
};
