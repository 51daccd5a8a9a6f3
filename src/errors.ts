/** Something a person can act on: one sentence, and a hint that says what to do next. Printed without a stack. */
export class UserError extends Error {
	override readonly name = 'UserError';

	constructor(
		message: string,
		readonly hint: string,
		readonly exitCode: ExitCode = ExitCode.failed,
	) {
		super(message);
	}
}

/** A wrong, unknown or contradictory flag or argument. */
export class UsageError extends UserError {
	constructor(message: string, hint: string) {
		super(message, hint, ExitCode.usage);
	}
}

/** The person pressed Ctrl-C or Escape, or the process was asked to end; the message says what became of the files. */
export class CancelledError extends Error {
	override readonly name = 'CancelledError';
}

const isCancelled = (error: unknown): error is Error =>
	error instanceof CancelledError || (error instanceof Error && error.name === 'AbortError');

/** What to tell of a cancelled run; undefined for every other error. */
export const cancelledText = (error: unknown): string | undefined => {
	return isCancelled(error) ? `Cancelled. ${becameOf(error)}`.trimEnd() : undefined;
};

/** What a cancelled part of a run said of the files; empty where it said nothing. */
const becameOf = (error: Error): string => (error instanceof CancelledError ? error.message : '');

/** Waits for a part of a run; where that is cancelled, says what became of the files, unless a part of it has. */
export const ifCancelled = async <T>(files: string, part: Promise<T>): Promise<T> => {
	try {
		return await part;
	} catch (error) {
		throw isCancelled(error) && becameOf(error) === '' ? new CancelledError(files) : error;
	}
};

export const ExitCode = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
