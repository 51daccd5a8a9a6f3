import { UsageError } from '../../errors.ts';
import { type BaseId, type BaseImage, formatReference, hasPython, imagesOf } from '../bases/base-image.ts';
import { bases, findBase, knownBases, retiredBases } from '../bases/index.ts';
import { compiledOn, problemsOnBase } from '../problems-on-base.ts';
import type { Question, QuestionContext } from '../question.ts';
import { listWords, someOf } from '../words.ts';
import { oneOf } from './one-of.ts';
import { isTooOldForStarter, startersNeed, toAccept } from './python-on-bases.ts';

const ids = bases.map(({ id }) => id);

export const base: Question<BaseId> = {
	kind: 'select',
	flag: 'base',
	takes: ids.join('|'),
	message: 'Which base image?',
	help: `Base image family; with --accept-end-of-life also ${listWords(retiredBases.map(({ id }) => id))}, or its tag`,
	default: 'distroless',
	suggest: (context) => suggestBase(context),
	choices: (context) =>
		offered(context).map((candidate) => {
			const reason = refusal(candidate, context);
			return {
				value: candidate.id,
				label: reason === undefined ? `${candidate.title} - ${candidate.tradeOff}` : candidate.title,
				hint: hintOf(candidate, context),
				...(reason === undefined ? {} : { disabled: [reason, ...remedies(candidate, context)].join('; ') }),
			};
		}),
	passedOver: (context) => {
		const wished = findBase(context.recorded.base ?? 'distroless');
		const reason = refusal(wished, context);
		if (reason === undefined) return undefined;
		const accepted = refusal(wished, { ...context, acceptsEndOfLife: true }) === undefined;
		const why = [reason, ...remedies(wished, context)].join('; ');
		return `${wished.title} is not taken: ${why}.${accepted ? ` ${toAccept}` : ''}`;
	},
	isAsked: () => true,
	parse: (text) => parseBase(text),
	format: (value) => value,
	check: (value, context) => {
		const reason = refusal(findBase(value), context);
		if (reason === undefined) return;
		throw new UsageError(`--base ${value} is not possible: ${reason}.`, whatIsPossible(findBase(value), context));
	},
};

/** Takes a known image by its name too, since that is what stands in the Dockerfile of one who cannot leave it. */
const parseBase = (text: string): BaseId => {
	const named =
		knownBases.find(({ id }) => id === text)?.id ?? retiredBases.find((base) => imagesOf(base).includes(text))?.id;
	if (named !== undefined) return named;
	const published = bases.find((base) => imagesOf(base).includes(text));
	if (published === undefined) return oneOf(ids, { flag: 'base', text });
	const python = published.pythonVersions.find((version) => formatReference(published.runtimeImage(version)) === text);
	throw new UsageError(
		`--base takes a family, not the image ${text}.`,
		`Use --base ${published.id} --python ${python}.`,
	);
};

/** What gets no fixes any more is shown to those who accept that, or who have it already. */
const offered = ({ acceptsEndOfLife, recorded }: QuestionContext): readonly BaseImage[] =>
	knownBases.filter(({ id, retired }) => retired === undefined || acceptsEndOfLife === true || recorded.base === id);

const hintOf = (candidate: BaseImage, { facts, today }: QuestionContext): string => {
	const compiled = compiledOn(candidate, facts);
	const { endOfLife, endsEarlier, maintainer } = candidate;
	return [
		`security fixes ${endOfLife < today ? 'ended on' : 'until'} ${endOfLife}`,
		...(endsEarlier === undefined ? [] : [`${maintainer} may end it sooner`]),
		...(compiled.length === 0 ? [] : [`compiles ${someOf(compiled)}`]),
	].join('; ');
};

const retired = retiredBases.map(({ id }) => id);

/** Distroless first; where that cannot be, Debian slim, since every wheel works there. */
const suggestBase = (context: QuestionContext): BaseId | undefined => {
	const wished: readonly (BaseId | undefined)[] = [context.recorded.base, 'distroless', 'slim', 'alpine', ...retired];
	return wished.find((id) => id !== undefined && refusal(findBase(id), context) === undefined);
};

const refusal = (candidate: BaseImage, context: QuestionContext): string | undefined => {
	const { answered, today, acceptsEndOfLife } = context;
	if (candidate.endOfLife < today && acceptsEndOfLife !== true)
		return `${candidate.title} has had no security fixes since ${candidate.endOfLife}`;
	if (isTooOldForStarter(candidate.pythonVersions[0], answered)) return startersNeed;
	if (answered.python !== undefined && !hasPython(candidate, answered.python)) {
		return `it has Python ${candidate.pythonVersions.join(', ')}, not ${answered.python}`;
	}

	const reasons = problems(candidate, context).map(({ reason }) => reason);
	return reasons.length === 0 ? undefined : reasons.join('; ');
};

/** What the project's dependencies lack there. */
const problems = (candidate: BaseImage, { facts, answered, recorded }: QuestionContext) =>
	problemsOnBase(candidate, {
		facts,
		python: answered.python,
		fromSource: answered.fromSource ?? recorded.fromSource,
	});

const remedies = (candidate: BaseImage, context: QuestionContext): readonly string[] =>
	problems(candidate, context).flatMap((problem) => problem.remedies);

const whatIsPossible = (refused: BaseImage, context: QuestionContext): string => {
	const possible = bases.filter((candidate) => refusal(candidate, context) === undefined).map(({ id }) => id);
	const instead = [
		...remedies(refused, context).map((remedy) => `${remedy}.`),
		possible.length > 0 ? `Possible here: ${possible.join(', ')}.` : 'Choose another Python version with --python.',
	].join(' ');
	if (refused.endOfLife >= context.today || context.acceptsEndOfLife === true) return instead;
	return [refused.retired, instead, toAccept].filter(Boolean).join(' ');
};
