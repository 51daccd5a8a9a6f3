import type { Readable, Writable } from 'node:stream';

/** What a command may touch of the process around it; tests hand in their own. */
export interface Io {
	readonly stdin: Readable & { readonly isTTY?: boolean };
	readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
	readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly workingDirectory: string;
	/** Aborted by SIGINT, SIGTERM and SIGHUP. */
	readonly signal: AbortSignal;
	/** The date of today as an ISO date, for example "2026-11-24". */
	readonly today: string;
}

/** A prompt can be shown and answered only where both ends are a terminal. */
export const isInteractive = (io: Io): boolean => io.stdout.isTTY === true && io.stdin.isTTY === true;

/** Columns of the terminal; 80 where output goes to a file or a pipe, and where the terminal does not know. */
export const columnsOf = ({ stdout }: Io): number => Math.max(stdout.columns || 80, 20);

/** Plain lines instead of a screen that is drawn again and again: for screen readers, and where the cursor cannot move. */
export const isAccessible = ({ environment }: Io): boolean =>
	(environment.ACCESSIBLE ?? '') !== '' || environment.TERM === 'dumb';

/** What a line of progress needs to know of the stream that it is shown on. */
export const liveOn = (io: Io, output: Io['stdout']): { readonly live: boolean; readonly columns: number } => ({
	live: output.isTTY === true && !isAccessible(io),
	columns: Math.max(output.columns || 80, 20),
});

/** Follows NO_COLOR and FORCE_COLOR as https://no-color.org and Node.js read them. */
export const hasColour = ({ environment, stdout }: Io): boolean => {
	if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return false;
	if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== '0';
	return stdout.isTTY === true && environment.TERM !== 'dumb';
};
