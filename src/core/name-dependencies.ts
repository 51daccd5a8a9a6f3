import type { Dependencies } from './project-facts.ts';

/** What production installs, as --dependencies takes it: the file, then each extra and group after a plus sign. */
export const nameDependencies = ({
	lockFile,
	requirementsFile,
	files,
	extras,
	groups,
}: Pick<Dependencies, 'lockFile' | 'requirementsFile' | 'files' | 'extras' | 'groups'>): string =>
	[lockFile ?? requirementsFile ?? files[0] ?? '', ...extras, ...groups].join('+');
