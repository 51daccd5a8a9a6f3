import { UsageError } from '../../errors.ts';
import type { QuestionContext } from '../question.ts';

/** True where pip installs the dependencies, or will once a starter has brought them. */
export const isPipProject = ({ facts }: QuestionContext): boolean =>
	(facts.dependencies?.value.manager ?? 'pip') === 'pip';

export const refuseUnlessPip = (flag: string, context: QuestionContext): void => {
	if (isPipProject(context)) return;
	throw new UsageError(
		`--${flag} is for projects that pip installs; this one uses ${context.facts.dependencies?.value.manager}.`,
		'Leave it out.',
	);
};
