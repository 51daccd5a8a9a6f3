import type { Readable, Writable } from 'node:stream';
import type { CANCEL_SYMBOL } from '@clack/prompts';
import { wrapText } from '../core/columns.ts';
import type { Choice } from '../core/question.ts';
import { CancelledError } from '../errors.ts';
import { columnsOf } from './columns-of.ts';
import { askPlainConfirm, askPlainSelect, askPlainText } from './plain-prompts.ts';
import { whyRefused } from './why-refused.ts';

/** Where prompts are shown and answered; a test hands in its own streams. */
export interface Terminal {
	readonly input: Readable;
	readonly output: Writable;
	readonly signal: AbortSignal;
	/** Plain lines, instead of a screen that is drawn again and again. */
	readonly accessible: boolean;
}

type Streams = Omit<Terminal, 'accessible'>;

type Clack = typeof import('./clack.ts');

/** Loaded by the first prompt alone: a run that asks nothing does without. */
const answered = async <T>(
	ask: (clack: Clack, streams: Streams) => Promise<T | typeof CANCEL_SYMBOL>,
	{ input, output, signal }: Terminal,
): Promise<T> => {
	const clack = await import('./clack.ts');
	const ended = new AbortController();
	// Ctrl-D, the end of input, cancels too.
	const end = (): void => ended.abort();
	const watch = (_text: string | undefined, key: { readonly name?: string; readonly ctrl?: boolean }): void => {
		if (key.ctrl === true && key.name === 'd') end();
	};
	input.on('keypress', watch).once('end', end);
	try {
		const value = await ask(clack, { input, output, signal: AbortSignal.any([signal, ended.signal]) });
		// The only place that knows how the prompts say that a person cancelled.
		if (clack.isCancel(value)) throw new CancelledError();
		return value;
	} finally {
		input.off('keypress', watch).off('end', end);
	}
};

export const askConfirm = (message: string, initialValue: boolean, terminal: Terminal): Promise<boolean> =>
	terminal.accessible
		? askPlainConfirm(message, initialValue, terminal)
		: answered((clack, streams) => clack.confirm({ message, initialValue, ...streams }), terminal);

export interface TextPrompt<T> {
	readonly message: string;
	/** Taken when nothing is typed. */
	readonly suggestion: string | undefined;
	readonly parse: (text: string) => T;
}

/** Asks until what is typed can be parsed; the reason for a refusal is shown below the prompt. */
export const askText = async <T>(prompt: TextPrompt<T>, terminal: Terminal): Promise<T> => {
	if (terminal.accessible) return askPlainText(prompt, terminal);
	const { message, suggestion, parse } = prompt;
	const typed = await answered(
		(clack, streams) =>
			clack.text({
				message,
				...(suggestion === undefined ? {} : { placeholder: suggestion, defaultValue: suggestion }),
				validate: (value) => beside(whyRefused(value || suggestion || '', parse), streams.output),
				...streams,
			}),
		terminal,
	);
	return parse(typed);
};

/** The library breaks a long reason at the left edge; here it stays beside the guide. */
const beside = (reason: string | undefined, output: Writable): string | undefined =>
	reason && wrapText(reason, columnsOf(output) - 4).join('\n   ');

export interface SelectPrompt<T> {
	readonly message: string;
	readonly choices: readonly Choice<T>[];
	readonly initial: T | undefined;
}

export const askSelect = async <T>(prompt: SelectPrompt<T>, terminal: Terminal): Promise<T> => {
	if (terminal.accessible) return askPlainSelect(prompt, terminal);
	const { message, choices, initial } = prompt;
	const selected = choices.findIndex(({ value }) => value === initial);
	const options = choices.map(({ label, hint, disabled }, value) => ({
		value,
		label: disabled === undefined ? label : `${label} (not possible: ${disabled})`,
		...(hint === undefined || disabled !== undefined ? {} : { hint }),
		disabled: disabled !== undefined,
	}));
	const initialValue = Math.max(selected, 0);
	const index = await answered(
		(clack, streams) => clack.select<number>({ message, options, initialValue, showInstructions: false, ...streams }),
		terminal,
	);
	const choice = choices[index];
	if (choice === undefined) throw new TypeError(`The prompt answered ${index}, which is no choice.`);
	return choice.value;
};
