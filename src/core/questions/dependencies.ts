import { UsageError } from '../../errors.ts';
import { nameDependencies } from '../name-dependencies.ts';
import type { Dependencies, ProjectFacts } from '../project-facts.ts';
import type { Choice, Question } from '../question.ts';
import { listWords } from '../words.ts';

export const dependencies: Question<string> = {
	kind: 'select',
	flag: 'dependencies',
	takes: 'file',
	message: 'Which of these does production install?',
	help: 'File that production installs from, with extras and groups: uv.lock+web',
	default: 'what is detected',
	// Where several could be meant a guess is no suggestion; what is clear is no answer, and is not recorded.
	suggest: ({ facts, recorded }) =>
		choicesOf(facts)[0]?.value === recorded.dependencies ? recorded.dependencies : undefined,
	choices: ({ facts }) => choicesOf(facts),
	isAsked: ({ facts }) => facts.dependencies?.confidence === 'unsure' && choicesOf(facts).length > 1,
	parse: (text) => {
		if (/^[\p{L}\p{N}_.][\p{L}\p{N}_./+ -]*$/u.test(text.trim())) return text.trim();
		throw new UsageError(
			`--dependencies does not take "${text}".`,
			'It takes a file, for example uv.lock or uv.lock+web.',
		);
	},
	format: (value) => value,
	check: (value, { facts }) => {
		const known = choicesOf(facts).map((choice) => choice.value);
		if (known.includes(value)) return;
		throw new UsageError(
			`--dependencies ${value}: the project has no such dependencies.`,
			known.length === 0 ? 'Leave it out.' : `Found: ${listWords(known, 'and')}.`,
		);
	},
};

const choicesOf = ({ dependencies: found }: ProjectFacts): readonly Choice<string>[] => {
	if (found === undefined) return [];
	const choices = [found.value, ...found.alternatives].map(toChoice);
	return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
};

const toChoice = (found: Dependencies): Choice<string> => {
	const value = nameDependencies(found);
	return { value, label: value, hint: `${found.manager}, ${found.packages.length} packages` };
};
