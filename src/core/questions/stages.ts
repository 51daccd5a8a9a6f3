import { UsageError } from '../../errors.ts';
import { type StageLayout, stageLayouts } from '../answers.ts';
import { findBase } from '../bases/index.ts';
import type { Question, QuestionContext } from '../question.ts';
import { oneOf } from './one-of.ts';

export const stages: Question<StageLayout> = {
	kind: 'select',
	flag: 'stages',
	takes: stageLayouts.join('|'),
	message: 'Build in several stages, or in one?',
	help: 'Multi-stage or single-stage build; distroless is multi-stage only',
	default: 'multi',
	suggest: (context) => (multiStageOnly(context) === undefined ? (context.recorded.stages ?? 'multi') : 'multi'),
	evidence: () => ['build tools stay out of the shipped image'],
	choices: () => [
		{
			value: 'multi',
			label: 'Multi-stage',
			hint: 'the installer and its leftovers stay in a stage that is thrown away',
		},
		{ value: 'single', label: 'Single-stage', hint: 'shorter to read; every code change pushes a larger layer' },
	],
	isAsked: (context) => multiStageOnly(context) === undefined,
	settledBecause: (context) => multiStageOnly(context),
	parse: (text) => oneOf(stageLayouts, { flag: 'stages', text }),
	format: (value) => value,
	check: (value, context) => {
		const reason = multiStageOnly(context);
		if (value !== 'single' || reason === undefined) return;
		throw new UsageError(
			`--stages single does not go with --base ${context.answered.base}. ${reason}`,
			'Use --stages multi.',
		);
	},
};

const multiStageOnly = ({ answered }: QuestionContext): string | undefined =>
	answered.base === undefined ? undefined : findBase(answered.base).multiStageOnly;
