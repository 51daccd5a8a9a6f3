import type { ProjectFacts } from '../../core/project-facts.ts';
import { UserError } from '../../errors.ts';

/** Ends the run where the dependencies need a file or folder that no build context of this project can hold. */
export const refuseOutside = ({ dependencies, contextFolder = '' }: ProjectFacts): void => {
	const reach = contextFolder.split('/').filter((part) => part !== '').length;
	const levels = (path: string): number => path.split('/').filter((part) => part === '..').length;
	const outside = dependencies?.value.files.find((path) => levels(path) > reach);
	if (outside === undefined) return;
	throw new UserError(
		`Nothing was written: the dependencies need ${outside}, which lies where no build of this project can copy from.`,
		'Keep both in one git repository, or depend on a published version of it.',
	);
};
