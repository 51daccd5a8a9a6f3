import { UsageError } from '../../errors.ts';
import type { BaseId, BaseImage } from '../bases/base-image.ts';
import { bases, findBase } from '../bases/index.ts';
import type { Question, QuestionContext } from '../question.ts';
import { oneOf } from './one-of.ts';

const ids = bases.map(({ id }) => id);

export const base: Question<BaseId> = {
	kind: 'select',
	flag: 'base',
	takes: ids.join('|'),
	message: 'Which base image?',
	help: 'Base image family',
	suggest: (context) => suggestBase(context),
	choices: (context) =>
		bases.map((candidate) => {
			const reason = refusal(candidate, context);
			return {
				value: candidate.id,
				label: reason === undefined ? `${candidate.title} - ${candidate.tradeOff}` : candidate.title,
				hint: `security fixes until ${candidate.endOfLife}`,
				...(reason === undefined ? {} : { disabled: reason }),
			};
		}),
	passedOver: (context) => {
		const wished = findBase(context.recorded.base ?? 'distroless');
		const reason = refusal(wished, context);
		return reason === undefined ? undefined : `${wished.title} is not taken: ${reason}.`;
	},
	isAsked: () => true,
	parse: (text) => oneOf(ids, { flag: 'base', text }),
	format: (value) => value,
	check: (value, context) => {
		const reason = refusal(findBase(value), context);
		if (reason === undefined) return;
		throw new UsageError(`--base ${value} is not possible: ${reason}.`, whatIsPossible(context));
	},
};

/** Distroless first; where that cannot be, Debian slim, since every wheel works there. */
const suggestBase = (context: QuestionContext): BaseId | undefined => {
	const wished: readonly (BaseId | undefined)[] = [context.recorded.base, 'distroless', 'slim', 'alpine'];
	return wished.find((id) => id !== undefined && refusal(findBase(id), context) === undefined);
};

const refusal = (candidate: BaseImage, { answered, today }: QuestionContext): string | undefined => {
	if (candidate.endOfLife < today) return `its security fixes ended on ${candidate.endOfLife}`;
	if (answered.python !== undefined && !candidate.pythonVersions.includes(answered.python)) {
		return `it has Python ${candidate.pythonVersions.join(', ')}, not ${answered.python}`;
	}

	return undefined;
};

const whatIsPossible = (context: QuestionContext): string => {
	const possible = bases.filter((candidate) => refusal(candidate, context) === undefined).map(({ id }) => id);
	return possible.length > 0
		? `Possible here: ${possible.join(', ')}.`
		: 'Choose another Python version with --python.';
};
