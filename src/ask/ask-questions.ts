import type { Answers } from '../core/answers.ts';
import type { Question, QuestionContext } from '../core/question.ts';
import { type AnswerKey, questionOf } from '../core/questions/index.ts';
import { UsageError } from '../errors.ts';
import { askQuestion } from './ask-question.ts';
import type { Terminal } from './prompts.ts';

interface Asking {
	readonly context: QuestionContext;
	/** Answers given as flags; they settle their questions. */
	readonly given: Partial<Answers>;
	/** Undefined where nobody can be asked: then every suggestion is taken. */
	readonly terminal: Terminal | undefined;
	/** Without a terminal, suggestions are taken only when the person said so with --yes. */
	readonly takeSuggestions: boolean;
	/** Says why a question is not asked. */
	readonly tell: (reason: string) => void;
}

/** Answers the questions of the given keys in their order; earlier answers are seen by later questions. */
export const askQuestions = async (keys: readonly AnswerKey[], asking: Asking): Promise<Partial<Answers>> => {
	refuseUnanswered(keys, asking);
	let answered: Partial<Answers> = { ...asking.given, ...asking.context.answered };
	for (const key of keys) {
		const value = await answerOne(key, { ...asking, context: { ...asking.context, answered } });
		if (value !== undefined) answered = { ...answered, [key]: value };
	}

	return answered;
};

const answerOne = async (key: AnswerKey, { context, given, terminal, tell }: Asking): Promise<unknown> => {
	const question = questionOf(key);
	const flag = given[key];
	if (flag !== undefined) {
		question.check?.(flag, context);
		return flag;
	}

	if (!question.isAsked(context)) {
		const reason = question.settledBecause?.(context);
		if (reason !== undefined) tell(reason);
		return settled(key, context);
	}

	if (terminal !== undefined) return askQuestion(question, { context, terminal });
	const reason = question.passedOver?.(context);
	if (reason !== undefined) tell(reason);
	return question.suggest(context) ?? refuse(question, context);
};

/** A starter or a layout that nobody asked about is not an answer, and is not recorded. */
const settled = (key: AnswerKey, context: QuestionContext): unknown => {
	if (key === 'starter' || (key === 'requirements' && context.facts.dependencies?.value.manager !== 'pip'))
		return undefined;
	return questionOf(key).suggest(context);
};

const refuse = ({ flag, takes, choices, otherwise }: Question<unknown>, context: QuestionContext): never => {
	const candidates = (choices?.(context) ?? []).filter(({ disabled }) => disabled === undefined);
	const found = candidates.length === 0 ? '' : ` Found: ${candidates.map(({ label }) => label).join(', ')}.`;
	throw new UsageError(
		`There is no safe suggestion for --${flag}.${found}`,
		`Give --${flag} ${takes}${candidates.length > 0 || otherwise === undefined ? '' : `, ${otherwise}`}.`,
	);
};

/** Where nobody can be asked, ends the run with the flags of all questions that are open. */
export const refuseUnanswered = (keys: readonly AnswerKey[], asking: Asking): void => {
	if (asking.terminal !== undefined || asking.takeSuggestions) return;
	const { given, context } = asking;
	const known: QuestionContext = { ...context, answered: { ...given, ...context.answered } };
	const open = keys.filter((key) => given[key] === undefined && questionOf(key).isAsked(known));
	if (open.length === 0) return;
	const flags = open
		.filter((key) => key !== 'application' || !open.includes('starter'))
		.map((key) =>
			key === 'starter' && open.includes('application') ? '--starter or --app' : `--${questionOf(key).flag}`,
		)
		.join(', ');
	throw new UsageError(
		`Nobody can be asked without a terminal or with --json, and these are not answered: ${flags}.`,
		'Give them, or --yes to take every suggestion; behind npm create, "--" goes before the flags.',
	);
};
