import type { DependencyFile, ServerPlan } from '../plan.ts';
import type { Dependencies, ProjectFacts } from '../project-facts.ts';
import { starterPackages } from '../starters/packages.ts';
import { pins } from '../starters/requirements-files.ts';
import { installedServers } from './installed-servers.ts';

/** What each server brings along, for the servers that are proposed where a project names none. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
	gunicorn: starterPackages.sets.flask.server,
	uvicorn: starterPackages.sets.fastapi.server,
};

/** The servers that have to be added: a start command of the project may name one that only its own image installs. */
const missingServers = ({ kind }: ServerPlan, dependencies: Dependencies): readonly string[] => {
	const installed = installedServers(dependencies);
	return kind.split('-').filter((name) => packagesOf[name] !== undefined && !installed.has(name));
};

/** The requirements files with the server added, where no server is among the dependencies. */
export const addServer = (
	{ dependencies }: Pick<ProjectFacts, 'dependencies'>,
	server: ServerPlan,
): readonly DependencyFile[] => {
	if (dependencies?.value.manager !== 'pip') return [];
	const names = missingServers(server, dependencies.value);
	if (names.length === 0) return [];
	const { texts = {}, requirementsFile } = dependencies.value;
	return Object.entries(texts).map(([path, text]) => ({
		path,
		text: append(
			text,
			path === requirementsFile ? pinned(names, dependencies.value) : names.map((name) => `${name}\n`).join(''),
		),
	}));
};

/** What to do where only the project's own tool can add the server, as the lock file has to change too. */
export const serverNotices = (
	{ dependencies }: Pick<ProjectFacts, 'dependencies'>,
	server: ServerPlan,
): readonly string[] => {
	if (dependencies === undefined || dependencies.value.manager === 'pip') return [];
	const names = missingServers(server, dependencies.value);
	if (names.length === 0) return [];
	const command = addCommands[dependencies.value.manager];
	const remedy =
		command === undefined
			? `add ${names.join(' and ')} to ${dependencies.value.files[0]}`
			: `run "${command} ${names.join(' ')}"`;
	return [`${names.join(' and ')} is not among the dependencies: ${remedy} before the image is built.`];
};

const addCommands: Readonly<Partial<Record<Dependencies['manager'], string>>> = {
	uv: 'uv add',
	poetry: 'poetry add',
	pdm: 'pdm add',
	pipenv: 'pipenv install',
};

const pinned = (names: readonly string[], { hashed, packages: present }: Dependencies): string => {
	if (!hashed) return names.map((name) => `${name}==${starterPackages.packages[name]?.version ?? ''}\n`).join('');
	const needed = new Set(names.flatMap((name) => packagesOf[name] ?? []));
	return pins([...needed].filter((name) => !present.includes(name)));
};

const append = (text: string, addition: string): string => {
	const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
	const ended = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
	return ended + addition.replaceAll('\n', lineEnd);
};
