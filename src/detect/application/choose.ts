import { packagedFrameworks } from '../framework.ts';
import { depthOf, folderOf, nameOf } from '../paths.ts';
import { projectFiles } from '../project-files.ts';
import type { Sources } from '../sources.ts';
import type { Candidate } from './candidate.ts';

const asgiServers = ['uvicorn', 'daphne', 'hypercorn', 'channels', 'uvicorn-worker'];

/**
 * Django projects have both a wsgi.py and an asgi.py; only the one that the installed server can call is a candidate.
 * With neither kind of server installed WSGI is taken, which every Django project supports.
 */
export const withoutOtherInterface = (
	candidates: readonly Candidate[],
	packages: readonly string[],
): readonly Candidate[] => {
	const django = candidates.filter(({ framework }) => framework === 'django');
	const spoken = new Set(django.map(({ speaks }) => speaks));
	if (!spoken.has('wsgi') || !spoken.has('asgi')) return candidates;
	const runsAsgi = asgiServers.some((name) => packages.includes(name));
	const unwanted = runsAsgi ? 'wsgi' : 'asgi';
	return candidates.filter(({ framework, speaks }) => framework !== 'django' || speaks !== unwanted);
};

/** A worker is what a project is for where nothing in it could answer a request. */
export const preferLoneWorkers = ({ modules }: Sources, candidates: readonly Candidate[]): readonly Candidate[] => {
	// aiohttp is as often a client.
	const names = new Set<string>(packagedFrameworks.filter((name) => name !== 'aiohttp'));
	const answers = [...modules.values()].some(({ imports }) =>
		imports.some(({ module }) => names.has(module.split('.')[0] ?? '')),
	);
	return answers || candidates.some(({ framework }) => framework !== 'worker')
		? candidates
		: candidates.map((candidate) => ({ ...candidate, score: candidate.score + 30 }));
};

/**
 * What needs a framework that is not installed is seldom the service, and what lies in a folder with dependencies of its
 * own is another one.
 */
export const likelierFirst = (
	{ tree }: Sources,
	candidates: readonly Candidate[],
	packages: readonly string[],
): readonly Candidate[] => {
	const isInstalled = ({ framework }: Candidate): boolean => packages.includes(framework);
	const folders = otherProjects(tree.files);
	const isOther = ({ path }: Candidate): boolean => folders.some((folder) => path.startsWith(`${folder}/`));
	if (!candidates.some((candidate) => isInstalled(candidate) && !isOther(candidate))) return candidates;
	return candidates
		.map((candidate) => {
			const isMissing = packagedFrameworks.includes(candidate.framework) && !isInstalled(candidate);
			return { ...candidate, score: candidate.score - (isMissing ? 60 : 0) - (isOther(candidate) ? 150 : 0) };
		})
		.sort((a, b) => b.score - a.score);
};

/** Folders with dependencies of their own, where the root has some as well. */
const otherProjects = (files: readonly string[]): readonly string[] => {
	const found = files.filter((path) => projectFiles.includes(nameOf(path)));
	return found.some((path) => depthOf(path) === 0) ? found.filter((path) => depthOf(path) > 0).map(folderOf) : [];
};
