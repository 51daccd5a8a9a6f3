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
