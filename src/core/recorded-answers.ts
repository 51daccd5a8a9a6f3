import type { Answers } from './answers.ts';
import { answerKeys, questionOf } from './questions/index.ts';

/** What an earlier run recorded, as far as it is still a valid answer; `unreadable` names what is not. */
export interface RecordedAnswers {
	readonly answers: Partial<Answers>;
	readonly unreadable: readonly string[];
}

/** Every recorded answer goes through its question's parser, since a person may have edited the file. */
export const readRecordedAnswers = (recorded: unknown): RecordedAnswers => {
	const given = isObject(recorded) && isObject(recorded.answers) ? recorded.answers : {};
	const keys = answerKeys.filter((key) => given[key] !== undefined);
	const read = keys.map((key) => [key, parseAgain(key, given[key])] as const);
	return {
		answers: Object.fromEntries(read.filter(([, value]) => value !== undefined)),
		unreadable: read.filter(([, value]) => value === undefined).map(([key]) => key),
	};
};

const parseAgain = (key: (typeof answerKeys)[number], value: unknown): unknown => {
	const question = questionOf(key);
	try {
		return question.parse(question.format(value));
	} catch {
		return undefined;
	}
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
