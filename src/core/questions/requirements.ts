import { UsageError } from '../../errors.ts';
import type { RequirementsLayout } from '../project-facts.ts';
import type { Question, QuestionContext } from '../question.ts';
import { oneOf } from './one-of.ts';
import { refuseUnlessPip } from './pip-only.ts';

const layouts: readonly RequirementsLayout[] = ['locked', 'split', 'flat'];

export const requirements: Question<RequirementsLayout> = {
	kind: 'select',
	flag: 'requirements',
	takes: layouts.join('|'),
	message: 'How should the requirements be laid out?',
	help: 'Requirements layout of a new service; an existing layout is kept as it is',
	default: 'locked',
	suggest: (context) => existingLayout(context) ?? context.recorded.requirements ?? 'locked',
	choices: () => [
		{
			value: 'locked',
			label: 'Locked',
			hint: 'requirements.in for people, requirements.txt with every version and hash',
		},
		{ value: 'split', label: 'Split', hint: 'requirements/base.txt, prod.txt and dev.txt' },
		{ value: 'flat', label: 'Flat', hint: 'one requirements.txt' },
	],
	isAsked: ({ facts, answered }) =>
		isStarted(answered) || (facts.dependencies === undefined && answered.starter !== undefined),
	parse: (text) => oneOf(layouts, { flag: 'requirements', text }),
	format: (value) => value,
	check: (value, context) => {
		refuseUnlessPip('requirements', context);
		const existing = existingLayout(context);
		if (existing === undefined || existing === value) return;
		throw new UsageError(
			`--requirements ${value} would change the layout that is there (${existing}).`,
			'An existing layout is kept as it is: leave the flag out, or change the files first.',
		);
	},
};

/** A starter's requirements are made in the layout that is asked for, so none exists yet. */
const isStarted = ({ starter }: QuestionContext['answered']): boolean => starter !== undefined && starter !== 'none';

const existingLayout = ({ facts, answered }: QuestionContext): RequirementsLayout | undefined =>
	isStarted(answered) ? undefined : facts.dependencies?.value.layout;
