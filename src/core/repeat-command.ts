import type { Answers } from './answers.ts';
import { answerKeys, questionOf } from './questions/index.ts';
import { shellWord } from './quoting.ts';

interface Repeat {
	readonly answers: Answers;
	/** As given on the command line; "." for the current folder. */
	readonly directory: string;
	readonly build: boolean;
	readonly tag: string | undefined;
	readonly engine: string | undefined;
	readonly onConflict: string | undefined;
	readonly acceptEndOfLife?: boolean;
	/** Files by the names of the secrets in them. */
	readonly secrets?: Readonly<Record<string, string>>;
}

/** The command that repeats a run without prompts, as parts that belong together: each answer with its flag. */
export const repeatCommand = (repeat: Repeat): readonly string[] => {
	const { answers, directory, build, tag, engine, onConflict, acceptEndOfLife, secrets = {} } = repeat;
	const flags = answerKeys.flatMap((key) => {
		const value = answers[key];
		if (value === undefined) return [];
		const question = questionOf(key);
		return [`--${question.flag} ${shellWord(question.format(value))}`];
	});
	const run = [
		...(tag === undefined ? [] : [`--tag ${shellWord(tag)}`]),
		...(engine === undefined ? [] : [`--engine ${engine}`]),
		...Object.entries(secrets).map(([name, file]) => `--secret ${shellWord(`${name}=${file}`)}`),
		...(onConflict === undefined ? [] : [`--on-conflict ${onConflict}`]),
		...(acceptEndOfLife === true ? ['--accept-end-of-life'] : []),
		build ? '--build' : '--no-build',
		'--yes',
	];
	return ['npm create hardened-container@latest --', shellWord(directory), ...flags, ...run];
};
