import { wrapText } from '../core/columns.ts';
import { CancelledError } from '../errors.ts';
import { columnsOf } from './columns-of.ts';
import type { SelectPrompt, Terminal, TextPrompt } from './prompts.ts';
import { whyRefused } from './why-refused.ts';

/** Prompts of one line each, for terminals that cannot move the cursor and for screen readers. */
const askLine = async (prompt: string, { input, output, signal }: Terminal): Promise<string> => {
	// Most runs ask otherwise or not at all.
	const { createInterface } = await import('node:readline');
	return new Promise((resolve, reject) => {
		let answer: string | undefined;
		const lines = createInterface({ input, output, terminal: false });
		const close = (): void => lines.close();
		lines.once('line', (line) => {
			answer = line.trim();
			close();
		});
		lines.once('close', () => {
			signal.removeEventListener('abort', close);
			if (answer !== undefined) return resolve(answer);
			output.write('\n');
			reject(new CancelledError());
		});
		output.write(fitted(prompt, output));
		signal.addEventListener('abort', close);
		if (signal.aborted) close();
	});
};

/** The terminal would break a long line in mid-word. */
const fitted = (text: string, output: Terminal['output'], indent = ''): string => {
	const [, start = '', body = '', end = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
	return `${start}${wrapText(body, columnsOf(output) - 2 - indent.length).join(`\n${indent}`)}${end}`;
};

export const askPlainConfirm = async (message: string, initial: boolean, terminal: Terminal): Promise<boolean> => {
	const answer = await askLine(`\n${message} [${initial ? 'Y/n' : 'y/N'}] `, terminal);
	return answer === '' ? initial : /^y/i.test(answer);
};

export const askPlainText = async <T>(
	{ message, suggestion, parse }: TextPrompt<T>,
	terminal: Terminal,
): Promise<T> => {
	for (;;) {
		const answer = await askLine(`\n${message}${suggestion === undefined ? '' : ` [${suggestion}]`} `, terminal);
		const text = answer || (suggestion ?? '');
		const refusal = whyRefused(text, parse);
		if (refusal === undefined) return parse(text);
		terminal.output.write(fitted(`${refusal}\n`, terminal.output));
	}
};

/** A numbered list; what cannot be chosen has no number. */
export const askPlainSelect = async <T>(
	{ message, choices, initial }: SelectPrompt<T>,
	terminal: Terminal,
): Promise<T> => {
	const open = choices.filter(({ disabled }) => disabled === undefined);
	const rows = choices.map((choice) => {
		const number = open.indexOf(choice) + 1;
		const note = choice.disabled === undefined ? choice.hint : `not possible: ${choice.disabled}`;
		const text = `  ${number === 0 ? '-' : number} ${choice.label}${note === undefined ? '' : ` (${note})`}\n`;
		return fitted(text, terminal.output, '    ');
	});
	terminal.output.write(`${fitted(`\n${message}\n`, terminal.output)}${rows.join('')}`);
	const suggested = open.findIndex(({ value }) => value === initial);
	const suggestion = suggested < 0 ? undefined : String(suggested + 1);
	for (;;) {
		const typed = await askLine(`Number${suggestion === undefined ? '' : ` [${suggestion}]`}: `, terminal);
		const chosen = open[Number(typed || suggestion) - 1];
		if (chosen !== undefined) return chosen.value;
		terminal.output.write(`Type a number from 1 to ${open.length}.\n`);
	}
};
