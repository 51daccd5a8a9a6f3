import type { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { wrapText } from '../core/columns.ts';

/** Where the wizard tells what it found and does: beside its prompts, or as plain lines where there is no terminal. */
export interface Screen {
	readonly intro: (title: string) => void;
	readonly step: (title: string, lines?: readonly string[]) => void;
	readonly warn: (text: string) => void;
	readonly outro: (text: string) => void;
	/** Lines without the guide, for what a person copies. */
	readonly plain: (title: string, lines: readonly string[]) => void;
	/** Columns that a line may have, the guide at the left taken off. */
	readonly columns: number;
}

const guideColumns = 3;

/** Draws beside the prompts. */
export const openPromptScreen = async (output: Writable, columns: number): Promise<Screen> => {
	const { intro, log, outro } = await import('./clack.ts');
	return {
		intro: (title) => intro(title, { output }),
		step: (title, lines = []) =>
			log.step([...title.split('\n'), ...lines].flatMap((line) => fitted(line, columns - guideColumns)).join('\n'), {
				output,
			}),
		warn: (text) => log.warn(wrapText(text, columns - guideColumns).join('\n'), { output }),
		outro: (text) => outro(wrapText(text, columns - guideColumns).join('\n   '), { output }),
		plain: (title, lines) => printPlain(output, [title, ...lines, '']),
		columns: columns - guideColumns,
	};
};

/** A line of a log, which nobody wrapped; the terminal would break it in mid-word, and without the guide. */
const fitted = (line: string, columns: number): readonly string[] => {
	const text = stripVTControlCharacters(line);
	// In one style as a whole, or in none; what has several is broken by who made it.
	const start = line.indexOf(text);
	if (text.length <= columns || start < 0) return [line];
	const end = line.slice(start + text.length);
	return wrapText(text, columns).map((part) => `${line.slice(0, start)}${part}${end}`);
};

export const createPlainScreen = (output: Writable, columns: number): Screen => {
	const print = (text: string): void => void output.write(`${text}\n`);
	const isTerminal = 'isTTY' in output && output.isTTY === true;
	// In a log file a line is as long as it is, so that it can be searched for.
	const broken = (text: string, width = columns): readonly string[] =>
		text.split('\n').flatMap((line) => (isTerminal ? fitted(line, width) : [line]));
	return {
		intro: print,
		step: (title, lines = []) => {
			const body = lines.flatMap((line) => (line === '' ? [''] : broken(line, columns - 2).map((part) => `  ${part}`)));
			print(['', ...broken(title), ...body].join('\n'));
		},
		warn: (text) => print(broken(`warning: ${text}`).join('\n')),
		outro: (text) => print(`\n${broken(text).join('\n')}`),
		plain: (title, lines) => printPlain(output, ['', title, ...lines]),
		columns: columns - 2,
	};
};

const printPlain = (output: Writable, lines: readonly string[]): void => void output.write(`${lines.join('\n')}\n`);
