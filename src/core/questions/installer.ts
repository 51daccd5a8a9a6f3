import { type Installer, installers } from '../answers.ts';
import type { Question } from '../question.ts';
import { oneOf } from './one-of.ts';
import { isPipProject, refuseUnlessPip } from './pip-only.ts';

export const installer: Question<Installer> = {
	kind: 'select',
	flag: 'installer',
	takes: installers.join('|'),
	message: 'What installs the requirements in the build stage?',
	help: 'What installs the requirements of a pip project in the build stage',
	default: 'pip',
	suggest: (context) => (isPipProject(context) ? (context.recorded.installer ?? 'pip') : undefined),
	isAsked: () => false,
	parse: (text) => oneOf(installers, { flag: 'installer', text }),
	format: (value) => value,
	check: (_, context) => refuseUnlessPip('installer', context),
};
