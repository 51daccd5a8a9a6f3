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
		({ server }) => server !== undefined && server !== 'own' && (!chosen || fits(server, chosen)),
	);
	if (command?.server) {
		const others = fitting.filter((server) => server !== command.server);
		return detected(command.server, 'certain', [command.evidence], others);
	}
	const [best, ...others] = fitting;
	if (best === undefined) return undefined;
	const evidence = evidenceOf(best, dependencies);
	return detected(best, others.length === 0 ? 'certain' : 'likely', evidence, others);
};

const serversFor = ({ speaks }: Candidate, installed: ReadonlySet<string>): readonly Server[] => {
	if (speaks === 'own') return [];
	const combined = installed.has('gunicorn') && (installed.has('uvicorn') || installed.has('uvicorn-worker'));
	return serves[speaks].filter((name) => (name === 'gunicorn-uvicorn' ? combined : installed.has(name)));
};

const fits = (server: Server, { speaks }: Candidate): boolean => speaks !== 'own' && serves[speaks].includes(server);

const evidenceOf = (server: Server, dependencies: Dependencies | undefined): readonly string[] =>
	server.split('-').map((name) => {
		const requirement = dependencies?.requirements.find((candidate) => candidate.name === name);
		if (requirement) return `${name} in ${requirement.file} line ${requirement.line}`;
		return dependencies?.lockFile ? `${name} in ${dependencies.lockFile}` : `${name} among the dependencies`;
	});
