import type { DependencyFile, Plan, ServerPlan } from '../plan.ts';
import type { Dependencies, ProjectFacts } from '../project-facts.ts';
import { starterPackages } from '../starters/packages.ts';
import { pins } from '../starters/requirements-files.ts';
import { installedServers } from './installed-servers.ts';
import { isPinnedBefore } from './pinned-release.ts';

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

/** The requirements files with what is lacking added: a server, or what an old one imports. */
export const addServer = (
	{ dependencies }: Pick<ProjectFacts, 'dependencies'>,
	server: ServerPlan,
): readonly DependencyFile[] => {
	if (dependencies?.value.manager !== 'pip') return [];
	const names = missingServers(server, dependencies.value);
	const companions = companionsOf(dependencies.value);
	if (names.length + companions.length === 0) return [];
	const { texts = {}, requirementsFile } = dependencies.value;
	const unpinned = names.map((name) => `${name}\n`);
	return Object.entries(texts).map(([path, text]) => ({
		path,
		text: append(
			text,
			(path === requirementsFile ? pinned(names, dependencies.value) : unpinned.join('')) + companions.join(''),
		),
	}));
};

/** The same as single requirements. */
export const additionsTo = (
	{ dependencies }: Pick<ProjectFacts, 'dependencies'>,
	server: ServerPlan,
): readonly string[] =>
	dependencies?.value.manager === 'pip'
		? [
				...missingServers(server, dependencies.value).map(pin),
				...companionsOf(dependencies.value).map((line) => line.trim()),
			]
		: [];

/** The plan where some files stay as they are: what the requirements file then lacks is named by the Dockerfile. */
export const planWithKept = (plan: Plan, kept: readonly string[]): Plan => {
	const { requirementsFile = '', additions, unlisted } = plan.dependencies;
	if (additions.length === 0 || !kept.includes(requirementsFile)) return plan;
	return { ...plan, dependencies: { ...plan.dependencies, unlisted: [...unlisted, ...additions], additions: [] } };
};

/** gunicorn before 21 imports pkg_resources, which setuptools no longer brings since 82; hashed files hold an older one. */
const companionsOf = ({ hashed, requirements, packages }: Dependencies): readonly string[] => {
	return isPinnedBefore(requirements, 'gunicorn', [21, 0]) && !hashed && !packages.includes('setuptools')
		? ['setuptools<82\n']
		: [];
};

/** Servers that the Dockerfile has to name, as only the project's own tool can add them to its files. */
export const unlistedServers = (
	{ dependencies }: Pick<ProjectFacts, 'dependencies'>,
	server: ServerPlan,
): readonly string[] =>
	dependencies === undefined || dependencies.value.manager === 'pip'
		? []
		: missingServers(server, dependencies.value).map(pin);

const pin = (name: string): string => `${name}==${starterPackages.packages[name]?.version ?? ''}`;

/** What to do where only the project's own tool can add the server, as the lock file has to change too. */
export const serverNotices = (
	{ dependencies }: Pick<ProjectFacts, 'dependencies'>,
	server: ServerPlan,
): readonly string[] => {
	if (dependencies === undefined || dependencies.value.manager === 'pip') return [];
	const names = missingServers(server, dependencies.value);
	if (names.length === 0) return [];
	const { manager, files } = dependencies.value;
	const listed = `${names.join(' and ')} is not among the dependencies in ${files[0]}, so the Dockerfile alone names it`;
	const command = addCommands[manager];
	return [
		command === undefined
			? `${listed}.`
			: `${listed}; to have it locked, run "${command} ${names.join(' ')}" and then this again.`,
	];
};

const addCommands: Readonly<Partial<Record<Dependencies['manager'], string>>> = {
	uv: 'uv add',
	poetry: 'poetry add',
	pdm: 'pdm add',
	pipenv: 'pipenv install',
};

const pinned = (names: readonly string[], { hashed, packages: present }: Dependencies): string => {
	if (!hashed) return names.map((name) => `${pin(name)}\n`).join('');
	const needed = new Set(names.flatMap((name) => packagesOf[name] ?? []));
	return pins([...needed].filter((name) => !present.includes(name)));
};

const append = (text: string, addition: string): string => {
	const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
	const ended = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
	return ended + addition.replaceAll('\n', lineEnd);
};
