import { type Detected, detected } from '../core/detected.ts';
import { installedServers, serves } from '../core/plan/installed-servers.ts';
import type { Dependencies, Server } from '../core/project-facts.ts';
import type { Candidate } from './application/candidate.ts';
import type { StartCommand } from './commands/start-command.ts';

export interface ServerContext {
	readonly chosen: Candidate | undefined;
	readonly commands: readonly StartCommand[];
	readonly dependencies: Dependencies | undefined;
}

/** The server that the project's own commands start, or else the one among its dependencies that fits the application. */
export const detectServer = ({ chosen, commands, dependencies }: ServerContext): Detected<Server> | undefined => {
	const installed = installedServers(dependencies);
	const fitting = chosen ? serversFor(chosen, installed) : [];
	if (chosen?.speaks === 'own') return detected('own', 'certain', [chosen.evidence]);
	const command = commands.find(
		({ server }) =>
			server !== undefined && server !== 'own' && (!chosen || fits(server, chosen)) && isToBeHad(server, dependencies),
	);
	if (command?.server) {
		const others = fitting.filter((server) => server !== command.server);
		return detected(command.server, 'certain', [command.evidence], others);
	}
	const [best, ...others] = fitting;
	if (best === undefined) return insteadOfUwsgi({ chosen, commands, dependencies });
	const evidence = evidenceOf(best, dependencies);
	return detected(best, others.length === 0 ? 'certain' : 'likely', evidence, others);
};

/** Its own image may have installed it apart from the dependencies; only these two are added where they are missing. */
const isToBeHad = (server: Server, dependencies: Dependencies | undefined): boolean =>
	dependencies === undefined || /gunicorn|uvicorn/.test(server) || installedServers(dependencies).has(server);

/** uWSGI has no wheels and settings of its own; gunicorn calls the same object. */
const insteadOfUwsgi = ({ chosen, commands, dependencies }: ServerContext): Detected<Server> | undefined => {
	const command = commands.find(({ evidence }) => /^`([^`]* )?uwsgi /.test(evidence))?.evidence;
	const isListed = dependencies?.requirements.some(({ name }) => name === 'uwsgi') === true;
	const named = [...(command === undefined ? [] : [command]), ...(isListed ? evidenceOf('uwsgi', dependencies) : [])];
	if (chosen?.speaks !== 'wsgi' || named.length === 0) return undefined;
	return detected('gunicorn', 'likely', [`in place of uWSGI: ${named[0]}`, ...named.slice(1)]);
};

const serversFor = ({ speaks }: Candidate, installed: ReadonlySet<string>): readonly Server[] => {
	if (speaks === 'own') return [];
	const combined = installed.has('gunicorn') && (installed.has('uvicorn') || installed.has('uvicorn-worker'));
	return serves[speaks].filter((name) => (name === 'gunicorn-uvicorn' ? combined : installed.has(name)));
};

const fits = (server: Server, { speaks }: Candidate): boolean => speaks !== 'own' && serves[speaks].includes(server);

const evidenceOf = (server: Server | 'uwsgi', dependencies: Dependencies | undefined): readonly string[] =>
	server.split('-').map((name) => {
		const requirement = dependencies?.requirements.find((candidate) => candidate.name === name);
		if (requirement) return `${name} in ${requirement.file} line ${requirement.line}`;
		return dependencies?.lockFile ? `${name} in ${dependencies.lockFile}` : `${name} among the dependencies`;
	});
