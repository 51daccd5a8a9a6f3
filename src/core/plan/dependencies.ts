import { UserError } from '../../errors.ts';
import type { Answers } from '../answers.ts';
import { findBase } from '../bases/index.ts';
import type { DependencyPlan, ServerPlan } from '../plan.ts';
import { compiledOn } from '../problems-on-base.ts';
import type { Dependencies, ProjectFacts, RequirementsLayout } from '../project-facts.ts';
import { starterDefinitions } from '../starters/index.ts';
import { requirementsFiles } from '../starters/requirements-files.ts';
import { additionsTo, addServer, unlistedServers } from './server-requirement.ts';

/** What the build stage installs and from which files. */
export const planDependencies = (answers: Answers, facts: ProjectFacts, server: ServerPlan): DependencyPlan => {
	const found = facts.dependencies?.value;
	if (found === undefined) return newRequirements(answers, facts);
	const folders = found.files.filter((file) => file.endsWith('/'));
	const localPackages = found.manager === 'pip' || found.manager === 'setuptools' ? [] : folders;
	return {
		manager: found.manager,
		installer: isBeyondUv(facts) ? 'pip' : (answers.installer ?? 'pip'),
		layout: found.layout,
		files: found.files.filter((file) => !isProjectText(file) && !localPackages.includes(file)),
		requirementsFile: found.requirementsFile,
		lockFile: found.lockFile,
		hashed: found.hashed,
		extras: found.extras,
		groups: found.groups,
		installsProject: found.installsProject,
		localPackages,
		localNames: found.localNames ?? [],
		hasLocalRequirements: hasLocalRequirements(found),
		namesRequirements: isNamedInPyproject(found),
		sourceOnly: [
			...new Set([
				...found.sourceOnly,
				...(found.fromGit ?? []),
				...compiledOn(findBase(answers.base), facts),
				...(answers.fromSource ?? []),
			]),
		],
		lacksMarkers: found.lacksMarkers,
		unlisted: unlistedServers(facts, server),
		additions: additionsTo(facts, server),
		written: addServer(facts, server),
	};
};

/** Every requirement of the project stands in pyproject.toml, where it can be read without a build. */
export const isNamedInPyproject = ({ requirements }: Pick<Dependencies, 'requirements'>): boolean =>
	requirements.length > 0 && requirements.every(({ file }) => file === 'pyproject.toml');

const hasLocalRequirements = ({ manager, files, installsProject }: Dependencies): boolean =>
	manager === 'pip' && (files.some((file) => file.endsWith('/')) || installsProject);

/** uv builds what it is told by name, and nobody says the name of a package here. */
const isBeyondUv = ({ dependencies }: ProjectFacts): boolean =>
	dependencies !== undefined && hasLocalRequirements(dependencies.value) && dependencies.value.localNames === undefined;

/** Said where another installer than the one that was asked for is taken. */
export const installerNotices = ({ installer }: Answers, facts: ProjectFacts): readonly string[] =>
	installer === 'uv' && isBeyondUv(facts)
		? [
				'pip installs the requirements, not uv: uv has to be told the name of each local package, and one is not written out.',
			]
		: [];

/** Texts that a build system reads when the project itself is installed; its dependencies do not need them. */
export const isProjectText = (path: string): boolean =>
	/(?:^|\/)(?:README|LICEN[CS]E|COPYING|NOTICE)(?:\.|$)/i.test(path);

/** A project that names its dependencies nowhere gets requirements files for its framework, with versions and hashes. */
const newRequirements = (
	{ installer = 'pip', requirements = 'locked' }: Answers,
	facts: ProjectFacts,
): DependencyPlan => {
	const files = installedFiles[requirements];
	return {
		manager: 'pip' satisfies Dependencies['manager'],
		installer,
		layout: requirements,
		files,
		requirementsFile: files[0],
		lockFile: undefined,
		hashed: true,
		extras: [],
		groups: [],
		installsProject: false,
		localPackages: [],
		localNames: [],
		hasLocalRequirements: false,
		namesRequirements: false,
		sourceOnly: [],
		unlisted: [],
		additions: [],
		written: frameworkRequirements(facts, requirements),
	};
};

/** What the installer reads in each layout, main file first. */
const installedFiles: Readonly<Record<RequirementsLayout, readonly string[]>> = {
	locked: ['requirements.txt'],
	split: ['requirements/prod.txt', 'requirements/base.txt'],
	flat: ['requirements.txt'],
};

const starterFor = ({ framework }: ProjectFacts) => starterDefinitions.find(({ id }) => id === framework?.value);

/** Files can be written for the frameworks of the starters, whose packages are known, and for what needs none. */
export const refuseUnnamed = (facts: ProjectFacts): void => {
	if (facts.dependencies !== undefined || facts.framework?.value === 'script' || starterFor(facts) !== undefined)
		return;
	throw new UserError(
		'No file says what this service depends on.',
		'Write a requirements.txt with its packages, and run this again.',
	);
};

const frameworkRequirements = (facts: ProjectFacts, layout: RequirementsLayout): DependencyPlan['written'] => {
	refuseUnnamed(facts);
	const starter = starterFor(facts);
	if (starter !== undefined) return [...requirementsFiles(starter, layout)].map(([path, text]) => ({ path, text }));
	const files = layout === 'locked' ? ['requirements.in', 'requirements.txt'] : installedFiles[layout];
	return files.map((path) => ({ path, text: '# The packages beside the standard library: none so far.\n' }));
};
