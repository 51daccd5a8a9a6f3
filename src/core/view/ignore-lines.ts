import type { Plan } from '../plan.ts';
import { ignorePattern } from '../quoting.ts';
import { inContext } from './context-paths.ts';

/** What .dockerignore lets in, and what it keeps out of that again. */
export const ignoreView = (plan: Plan) => {
	const keptOut = keptOutLines(plan);
	return {
		ignore: ignoreLines(plan),
		hasKeptOut: keptOut.length > 0,
		keptOut,
		hasTests: plan.testFolders.length > 0,
		tests: plan.testFolders.map((path) => ignorePattern(inContext(plan, path))),
	};
};

/** The lines of .dockerignore that let in what the Dockerfile copies, and nothing else. */
const ignoreLines = (plan: Plan): readonly string[] => {
	const { code, project, dependencies } = plan;
	const paths = [
		...dependencies.files,
		...dependencies.localPackages,
		...[...project, ...code].map(({ path }) => path),
	];
	return [...new Set(paths)].map((path) => `!${ignorePattern(inContext(plan, path))}`);
};

/** Folders inside copied ones that the service writes to: what lies there on this machine is no part of the image. */
const keptOutLines = (plan: Plan): readonly string[] => {
	const { code, project, writablePaths } = plan;
	const copied = [...project, ...code].filter(({ kind }) => kind === 'folder').map(({ path }) => `/app/${path}/`);
	return writablePaths
		.filter((path) => copied.some((folder) => path.startsWith(folder)))
		.map((path) => ignorePattern(inContext(plan, path.slice('/app/'.length))));
};
