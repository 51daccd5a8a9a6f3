import type { Readable, Writable } from 'node:stream';
import { type CANCEL_SYMBOL, confirm, isCancel, select, text } from '@clack/prompts';
import type { Choice } from '../core/question.ts';
import { CancelledError, UserError } from '../errors.ts';

/** Where prompts are shown and answered; a test hands in its own streams. */
export interface Terminal {
	readonly input: Readable;
	readonly output: Writable;
	readonly signal: AbortSignal;
	/** Plain lines that a screen reader reads well, instead of a screen that is drawn again and again. */
	readonly accessible: boolean;
}

// The only place that knows how the prompts say that a person cancelled.
const answered = async <T>(prompt: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> => {
	const value = await prompt;
	if (isCancel(value)) throw new CancelledError();
	return value;
};

export const askConfirm = (message: string, initialValue: boolean, terminal: Terminal): Promise<boolean> =>
	answered(confirm({ message, initialValue, ...terminal }));

interface TextPrompt<T> {
	readonly message: string;
	/** Taken when nothing is typed. */
	readonly suggestion: string | undefined;
	readonly parse: (text: string) => T;
}

/** Asks until what is typed can be parsed; the reason for a refusal is shown below the prompt. */
export const askText = async <T>({ message, suggestion, parse }: TextPrompt<T>, terminal: Terminal): Promise<T> => {
	const typed = await answered(
		text({
			message,
			...(suggestion === undefined ? {} : { placeholder: suggestion, defaultValue: suggestion }),
			validate: (value) => whyRefused(value || suggestion || '', parse),
			...terminal,
		}),
	);
	return parse(typed);
};

const whyRefused = (value: string, parse: (text: string) => unknown): string | undefined => {
	try {
		parse(value);
		return undefined;
	} catch (error) {
		if (error instanceof UserError) return `${error.message} ${error.hint}`;
		throw error;
	}
};

interface SelectPrompt<T> {
	readonly message: string;
	readonly choices: readonly Choice<T>[];
	readonly initial: T | undefined;
}

export const askSelect = async <T>({ message, choices, initial }: SelectPrompt<T>, terminal: Terminal): Promise<T> => {
	const selected = choices.findIndex(({ value }) => value === initial);
	const index = await answered(
		select<number>({
			message,
			options: choices.map(({ label, hint, disabled }, value) => ({
				value,
				label: disabled === undefined ? label : `${label} (not possible: ${disabled})`,
				...(hint === undefined || disabled !== undefined ? {} : { hint }),
				disabled: disabled !== undefined,
			})),
			initialValue: Math.max(selected, 0),
			showInstructions: false,
			...terminal,
		}),
	);
	const choice = choices[index];
	if (choice === undefined) throw new TypeError(`The prompt answered ${index}, which is no choice.`);
	return choice.value;
};
