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

/** The person pressed Ctrl-C or Escape, or the process was asked to end. */
export class CancelledError extends Error {
	override readonly name = 'CancelledError';
}

export const ExitCode = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
