import type { Plan } from './plan.ts';

/** The way from the project's folder to the build context; "." where that is the same folder. */
export const contextFrom = ({ contextFolder }: Pick<Plan, 'contextFolder'>): string =>
	contextFolder === ''
		? '.'
		: contextFolder
				.split('/')
				.map(() => '..')
				.join('/');

/** What ends a build command that is given in the project's folder. */
export const contextArguments = (plan: Pick<Plan, 'contextFolder'>, dockerfile = 'Dockerfile'): string =>
	plan.contextFolder === '' && dockerfile === 'Dockerfile' ? '.' : `--file ${dockerfile} ${contextFrom(plan)}`;
