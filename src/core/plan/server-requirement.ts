import type { DependencyFile, ServerPlan } from '../plan.ts';
import type { Dependencies, ProjectFacts } from '../project-facts.ts';
import { starterPackages } from '../starters/packages.ts';
import { pins } from '../starters/requirements-files.ts';

/** What each server brings along, for the servers that are proposed where a project names none. */
const packagesOf: Readonly<Partial<Record<ServerPlan['kind'], readonly string[]>>> = {
	gunicorn: starterPackages.sets.flask.server,
	uvicorn: starterPackages.sets.fastapi.server,
};

/** The requirements files with the server added, where no server is among the dependencies. */
export const addServer = (
	{ server: found, dependencies }: ProjectFacts,
	server: ServerPlan,
): readonly DependencyFile[] => {
	const packages = packagesOf[server.kind];
	if (found !== undefined || packages === undefined || dependencies?.value.manager !== 'pip') return [];
	const { texts = {}, requirementsFile } = dependencies.value;
	return Object.entries(texts).map(([path, text]) => ({
		path,
		text: append(
			text,
			path === requirementsFile ? pinned(packages, { ...dependencies.value, server }) : `${server.kind}\n`,
		),
	}));
};

/** What to do where only the project's own tool can add the server, as the lock file has to change too. */
export const serverNotices = (
	{ server: found, dependencies }: ProjectFacts,
	{ kind }: ServerPlan,
): readonly string[] => {
	const command = dependencies === undefined ? undefined : addCommands[dependencies.value.manager];
	if (found !== undefined || packagesOf[kind] === undefined || command === undefined) return [];
	return [`No server is among the dependencies: run "${command} ${kind}" before the image is built.`];
};

const addCommands: Readonly<Partial<Record<Dependencies['manager'], string>>> = {
	uv: 'uv add',
	poetry: 'poetry add',
	pdm: 'pdm add',
	pipenv: 'pipenv install',
};

const pinned = (
	packages: readonly string[],
	{ server, hashed, packages: present }: Pick<Dependencies, 'hashed' | 'packages'> & { readonly server: ServerPlan },
): string => {
	if (!hashed) return `${server.kind}==${starterPackages.packages[server.kind]?.version ?? ''}\n`;
	return pins(packages.filter((name) => !present.includes(name)));
};

const append = (text: string, addition: string): string => {
	const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
	const ended = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
	return ended + addition.replaceAll('\n', lineEnd);
};
