import type { Writable } from 'node:stream';
import type { BuildProgress } from '../core/build-progress.ts';
import { shorten } from '../core/columns.ts';
import { printable } from './printable.ts';

interface ProgressOptions {
	readonly output: Writable;
	readonly columns: number;
	/** One line that is drawn again and again; otherwise a line for each step that ended. */
	readonly live: boolean;
	/** Seconds of a clock that only goes forward. */
	readonly now: () => number;
}

export interface ProgressLine {
	readonly step: (step: BuildProgress) => void;
	readonly note: (text: string) => void;
	/** Takes the live line away, until the next step. */
	readonly clear: () => void;
	readonly end: () => void;
}

/** For the ^C that a terminal shows, which would break the line where it no longer fits. */
const room = 3;

const redrawMilliseconds = 250;
const clearLine = '\r\u001b[2K';

/** Shows what a build or a check is doing; in a log file each step is one line. */
export const createProgress = ({ output, columns, live, now }: ProgressOptions): ProgressLine => {
	let current: { readonly text: string; readonly since: number } | undefined;
	let drawn = '';
	const draw = (): void => {
		if (current === undefined) return;
		const seconds = ` (${Math.floor(now() - current.since)} s)`;
		const line = `${shorten(current.text, columns - room - seconds.length)}${seconds}`;
		// Over a slow connection every byte counts, and nothing new is to be seen within a second.
		if (line !== drawn) output.write(`${clearLine}${line}`);
		drawn = line;
	};
	const timer = live ? setInterval(draw, redrawMilliseconds) : undefined;
	const show = (text: string): void => {
		current = { text: printable(text), since: now() };
		if (live) draw();
	};
	const clear = (): void => {
		current = undefined;
		if (drawn !== '') output.write(clearLine);
		drawn = '';
	};
	return {
		step: (step) => {
			if (step.state === 'started') show(describe(step));
			else if (!live) output.write(`  ${shorten(`${describe(step)}: ${step.state}`, Math.max(columns, 100))}\n`);
		},
		note: (text) => {
			show(text);
			if (!live) output.write(`  ${text}\n`);
		},
		clear,
		end: () => {
			clearInterval(timer);
			clear();
		},
	};
};

/** For example "build 2/4 RUN pip install …". */
const describe = ({ stage, step, steps, title }: BuildProgress): string =>
	`${stage === '' ? '' : `${stage} `}${step}/${steps} ${title}`;
