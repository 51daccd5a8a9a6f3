import type { Plan } from '../plan.ts';
import { ignorePattern } from '../quoting.ts';

/** The lines of .dockerignore that let in what the Dockerfile copies, and nothing else. */
export const ignoreLines = ({ code, project, dependencies }: Plan): readonly string[] => {
	const paths = [...dependencies.files, ...[...project, ...code].map(({ path }) => path)];
	return [...new Set(paths)].map((path) => `!${ignorePattern(path)}`);
};
