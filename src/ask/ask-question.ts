import type { Choice, Question, QuestionContext } from '../core/question.ts';
import { UserError } from '../errors.ts';
import { columnsOf } from './columns-of.ts';
import { askConfirm, askSelect, askText, type Terminal } from './prompts.ts';

/** Shows one question as its kind asks for; Enter accepts the suggestion. */
export const askQuestion = async <T>(
	question: Question<T>,
	{ context, terminal }: { readonly context: QuestionContext; readonly terminal: Terminal },
): Promise<T> => {
	const suggestion = question.suggest(context);
	const message = withEvidence(question.message, question.evidence?.(context) ?? [], terminal);
	const choices = question.choices?.(context) ?? [];
	if (question.kind === 'confirm') return (await askConfirm(message, suggestion === true, terminal)) as T;
	if (question.kind === 'select') {
		if (choices.every(({ disabled }) => disabled !== undefined)) throw nothingPossible(question, { choices, context });
		const suggested = suggestion === undefined ? undefined : question.format(suggestion);
		const initial = choices.find(({ value }) => question.format(value) === suggested)?.value;
		return askSelect({ message, choices, initial }, terminal);
	}

	if (choices.length > 0) return askCandidates({ question, message: question.message, choices }, terminal);
	return askFreeText({ question, message, suggestion }, { context, terminal });
};

/** A list in which nothing can be chosen would take what is impossible for an answer. */
const nothingPossible = <T>(
	{ flag, noneLeft }: Question<T>,
	{ choices, context }: { readonly choices: readonly Choice<T>[]; readonly context: QuestionContext },
): UserError =>
	new UserError(`Nothing that --${flag} takes is possible. ${reasonsOf(choices).join(' ')}`, noneLeft?.(context) ?? '');

/** Each reason once, behind all that it stands against. */
const reasonsOf = <T>(choices: readonly Choice<T>[]): readonly string[] =>
	[...new Set(choices.map(({ disabled }) => disabled))].map((reason) => {
		const labels = choices.flatMap(({ label, disabled }) => (disabled === reason ? [label] : []));
		return `${labels.join(', ')}: ${reason}.`;
	});

/** The reason beside the question, where the line has room for it. */
const withEvidence = (message: string, [reason]: readonly string[], { output }: Terminal): string => {
	const text = `${message} (${reason})`;
	return reason === undefined || text.length + 4 > columnsOf(output) ? message : text;
};

const askFreeText = <T>(
	{ question, message, suggestion }: { question: Question<T>; message: string; suggestion: T | undefined },
	{ context, terminal }: { readonly context?: QuestionContext; readonly terminal: Terminal },
): Promise<T> => {
	const parse = (text: string): T => {
		const value = question.parse(text);
		if (context !== undefined) question.check?.(value, context);
		return value;
	};
	return askText(
		{ message, suggestion: suggestion === undefined ? undefined : question.format(suggestion), parse },
		terminal,
	);
};

/** Several candidates: choose one, or type another. */
const askCandidates = async <T>(
	{ question, message, choices }: { question: Question<T>; message: string; choices: readonly Choice<T>[] },
	terminal: Terminal,
): Promise<T> => {
	const other: Choice<T | undefined> = { value: undefined, label: 'Another one', hint: `type ${question.takes}` };
	const chosen = await askSelect<T | undefined>(
		{ message, choices: [...choices, other], initial: choices[0]?.value },
		terminal,
	);
	if (chosen !== undefined) return chosen;
	return askFreeText({ question, message: `Which ${question.takes}?`, suggestion: undefined }, { terminal });
};
