import type { Writable } from 'node:stream';
import { intro, log, outro } from '@clack/prompts';

/** Where the wizard tells what it found and does: beside its prompts, or as plain lines where there is no terminal. */
export interface Screen {
	readonly intro: (title: string) => void;
	readonly step: (title: string, lines?: readonly string[]) => void;
	readonly warn: (text: string) => void;
	readonly outro: (text: string) => void;
	/** Columns that a line may have, the guide at the left taken off. */
	readonly columns: number;
}

const guideColumns = 3;

export const createPromptScreen = (output: Writable, columns: number): Screen => ({
	intro: (title) => intro(title, { output }),
	step: (title, lines = []) => log.step([title, ...lines].join('\n'), { output }),
	warn: (text) => log.warn(text, { output }),
	outro: (text) => outro(text, { output }),
	columns: columns - guideColumns,
});

export const createPlainScreen = (output: Writable, columns: number): Screen => {
	const print = (text: string): void => void output.write(`${text}\n`);
	return {
		intro: print,
		step: (title, lines = []) => print(['', title, ...lines.map((line) => `  ${line}`)].join('\n')),
		warn: (text) => print(`warning: ${text}`),
		outro: (text) => print(`\n${text}`),
		columns: columns - 2,
	};
};
