import { type Detected, detected } from '../core/detected.ts';
import type { Requirement, Server } from '../core/project-facts.ts';
import type { Candidate } from './application/candidate.ts';

interface Installed {
	readonly packages: readonly string[];
	readonly requirements: readonly Requirement[];
}

/** Servers that can call an application, by interface; the first that is installed is taken. */
const servers: Readonly<Record<'wsgi' | 'asgi', readonly Server[]>> = {
	wsgi: ['gunicorn', 'waitress'],
	asgi: ['uvicorn', 'hypercorn', 'granian', 'daphne'],
};

/** The server among the project's own dependencies; undefined where none of them can call the application. */
export const detectServer = (candidate: Candidate | undefined, installed: Installed): Detected<Server> | undefined => {
	if (candidate === undefined) return undefined;
	if (candidate.speaks === 'own') return detected('own', 'certain', [candidate.evidence]);
	const present = servers[candidate.speaks].filter((server) => isInstalled(server, installed));
	const [best, ...others] = present;
	if (best === undefined) return undefined;
	return detected(best, 'certain', [evidenceOf(best, installed)], others);
};

const isInstalled = (server: Server, { packages, requirements }: Installed): boolean =>
	packages.includes(server) || (server === 'uvicorn' && bringsUvicorn(requirements) !== undefined);

/** FastAPI's extras install uvicorn. */
const bringsUvicorn = (requirements: readonly Requirement[]): Requirement | undefined =>
	requirements.find(
		({ name, extras }) => name === 'fastapi' && extras.some((extra) => extra === 'standard' || extra === 'all'),
	);

const evidenceOf = (server: Server, { requirements }: Installed): string => {
	const found = requirements.find(({ name }) => name === server) ?? bringsUvicorn(requirements);
	return found === undefined ? `${server} in the lock file` : `${found.name} in ${found.file} line ${found.line}`;
};
