import { UsageError } from '../../errors.ts';
import { hasPython } from '../bases/base-image.ts';
import { bases, findBase, knownBases } from '../bases/index.ts';
import { defaultPython, endOfPython } from '../bases/python-versions.ts';
import { nameGap, wheelGapsFor } from '../problems-on-base.ts';
import type { WheelGap } from '../project-facts.ts';
import type { Choice, Question, QuestionContext } from '../question.ts';
import { someOf } from '../words.ts';
import { basesWithPython, isTooOldForStarter, knownVersions, startersNeed, toAccept } from './python-on-bases.ts';

export const python: Question<string> = {
	kind: 'select',
	flag: 'python',
	takes: 'version',
	message: 'Which Python version?',
	help: 'Python version, major and minor',
	default: `what is detected, otherwise ${defaultPython}`,
	suggest: (context) => suggestVersion(context),
	evidence: ({ facts }) => [...(facts.pythonVersion?.evidence ?? []), ...(facts.requiresPython?.evidence ?? [])],
	choices: (context) => offeredVersions(context).map((version) => toChoice(version, context)),
	passedOver: (context) => {
		const found = context.facts.pythonVersion?.value;
		const reason = found === undefined ? undefined : refusal(found, context);
		if (found === undefined || reason === undefined) return undefined;
		return [`Python ${found} is not taken: ${reason}.`, acceptHint(found, context)].filter(Boolean).join(' ');
	},
	noneLeft: (context) => {
		const found = context.facts.pythonVersion?.value ?? '';
		return acceptHint(found, context) === undefined
			? whatIsPossible(context)
			: `${whatIsPossible(context)} Python ${found} can be had all the same with --python ${found} --accept-end-of-life.`;
	},
	isAsked: (context) => {
		const found = context.facts.pythonVersion;
		return found?.confidence !== 'certain' || refusal(found.value, context) !== undefined;
	},
	parse: (text) => parseVersion(text),
	format: (value) => value,
	check: (value, context) => {
		const reason = refusal(value, context);
		if (reason !== undefined)
			throw new UsageError(
				`--python ${value} is not possible: ${reason}.`,
				[whatIsPossible(context), acceptHint(value, context)].filter(Boolean).join(' '),
			);
	},
};

const parseVersion = (text: string): string => {
	const version = /^(?:python)?(\d+\.\d+)(?:\.\d+)?$/i.exec(text.trim())?.[1];
	if (version !== undefined) return version;
	throw new UsageError(`--python does not take "${text}".`, `It takes ${knownVersions.join(', ')}.`);
};

const suggestVersion = (context: QuestionContext): string | undefined => {
	const { facts, recorded } = context;
	const wished = [recorded.python, facts.pythonVersion?.value, defaultPython, ...possibleVersions(context)];
	return wished.find((version) => version !== undefined && refusal(version, context) === undefined);
};

/** Those of the base that was named, or of any that is offered. */
const possibleVersions = ({ answered }: QuestionContext): readonly string[] =>
	answered.base === undefined ? knownVersions : findBase(answered.base).pythonVersions;

/** A version that the project names is shown even where it cannot be had, so that the list says why. */
const offeredVersions = ({ facts, answered }: QuestionContext): readonly string[] => {
	const found = facts.pythonVersion?.value ?? defaultPython;
	const own = answered.base === undefined ? [] : findBase(answered.base).pythonVersions;
	return [...new Set([...knownVersions, ...own, found])];
};

const toChoice = (version: string, context: QuestionContext): Choice<string> => {
	const reason = refusal(version, context);
	const endOfLife = endOfPython(version);
	const own = context.answered.base === undefined ? basesWithPython(version) : [findBase(context.answered.base)];
	const gaps = reason === undefined ? gapsOf(version, context) : [];
	const where = own.length === bases.length ? 'every base image' : own.map(({ title }) => title).join(', ');
	const hint = [
		`security fixes until ${endOfLife}; on ${where}`,
		...(gaps.length === 0 ? [] : [`no wheel of ${someOf(gaps.map(nameGap))}`]),
	].join('; ');
	return { value: version, label: `Python ${version}`, hint, ...(reason === undefined ? {} : { disabled: reason }) };
};

/** Why this version cannot be had; undefined when it can. */
const refusal = (version: string, context: QuestionContext): string | undefined =>
	unavailable(version, context) ?? withoutWheels(version, context);

/** Where no version has all wheels, none is refused for it: then the plan says what is missing. */
const withoutWheels = (version: string, context: QuestionContext): string | undefined => {
	const gaps = gapsOf(version, context);
	if (gaps.length === 0) return undefined;
	const complete = possibleVersions(context).some(
		(other) => gapsOf(other, context).length === 0 && unavailable(other, context) === undefined,
	);
	return complete ? `there is no wheel for it of ${someOf(gaps.map(nameGap))}` : undefined;
};

const gapsOf = (version: string, { facts, answered, recorded }: QuestionContext): readonly WheelGap[] =>
	wheelGapsFor([version], {
		facts,
		fromSource: answered.fromSource ?? recorded.fromSource,
		libc: findBase(answered.base ?? 'slim').libc,
	});

const reachable = ({ acceptsEndOfLife }: QuestionContext) => (acceptsEndOfLife === true ? knownBases : bases);

const unavailable = (version: string, context: QuestionContext): string | undefined => {
	const { facts, answered, today, acceptsEndOfLife } = context;
	const end = endOfPython(version);
	if (end !== undefined && end < today && acceptsEndOfLife !== true) return `its security fixes ended on ${end}`;
	if (answered.base === undefined && !reachable(context).some((base) => hasPython(base, version)))
		return 'no base image has it';
	if (answered.base !== undefined && !hasPython(findBase(answered.base), version)) {
		return `${findBase(answered.base).title} has only ${findBase(answered.base).pythonVersions.join(', ')}`;
	}

	if (isTooOldForStarter(version, answered)) return startersNeed;
	const required = facts.requiresPython;
	if (required !== undefined && facts.allowedPythons?.includes(version) === false)
		return `the project requires ${required.value}`;
	return undefined;
};

/** Said where nothing but its end of life stands against a version. */
const acceptHint = (version: string, context: QuestionContext): string | undefined =>
	version !== '' && refusal(version, { ...context, acceptsEndOfLife: true }) === undefined ? toAccept : undefined;

const whatIsPossible = (context: QuestionContext): string => {
	const possible = possibleVersions(context).filter((version) => refusal(version, context) === undefined);
	if (possible.length > 0) return `Possible here: ${possible.join(', ')}.`;
	const otherBase = context.answered.base === undefined ? '' : ', or choose another base image with --base';
	return `No version that is still supported fits; change requires-python${otherBase}.`;
};
