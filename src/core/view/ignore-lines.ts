import type { Plan } from '../plan.ts';
import { ignorePattern } from '../quoting.ts';
import { inContext } from './context-paths.ts';

/** The lines of .dockerignore that let in what the Dockerfile copies, and nothing else. */
export const ignoreLines = (plan: Plan): readonly string[] => {
	const { code, project, dependencies } = plan;
	const paths = [
		...dependencies.files,
		...dependencies.localPackages,
		...[...project, ...code].map(({ path }) => path),
	];
	return [...new Set(paths)].map((path) => `!${ignorePattern(inContext(plan, path))}`);
};

/** Folders inside copied ones that the service writes to: what lies there on this machine is no part of the image. */
export const keptOutLines = (plan: Plan): readonly string[] => {
	const { code, project, writablePaths } = plan;
	const copied = [...project, ...code].filter(({ kind }) => kind === 'folder').map(({ path }) => `/app/${path}/`);
	return writablePaths
		.filter((path) => copied.some((folder) => path.startsWith(folder)))
		.map((path) => ignorePattern(inContext(plan, path.slice('/app/'.length))));
};
