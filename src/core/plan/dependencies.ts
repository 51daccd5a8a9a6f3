import type { Answers } from '../answers.ts';
import type { DependencyPlan } from '../plan.ts';
import type { Dependencies, ProjectFacts, RequirementsLayout } from '../project-facts.ts';

/** What the build stage installs and from which files. */
export const planDependencies = (answers: Answers, facts: ProjectFacts): DependencyPlan => {
	const found = facts.dependencies?.value;
	if (found === undefined) return newRequirements(answers);
	return {
		manager: found.manager,
		installer: answers.installer,
		layout: found.layout,
		files: found.files.filter((file) => !isProjectText(file)),
		requirementsFile: found.requirementsFile,
		lockFile: found.lockFile,
		hashed: found.hashed,
		extras: found.extras,
		groups: found.groups,
		installsProject: found.installsProject,
		sourceOnly: found.sourceOnly,
	};
};

/** Texts that a build system reads when the project itself is installed; its dependencies do not need them. */
export const isProjectText = (path: string): boolean =>
	/(?:^|\/)(?:README|LICEN[CS]E|COPYING|NOTICE)(?:\.|$)/i.test(path);

/** A project that names its dependencies nowhere gets requirements files with versions and hashes. */
const newRequirements = ({ installer, requirements = 'locked' }: Answers): DependencyPlan => {
	const files = requirementsFiles[requirements];
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
		sourceOnly: [],
	};
};

/** What the installer reads in each layout, main file first. */
export const requirementsFiles: Readonly<Record<RequirementsLayout, readonly string[]>> = {
	locked: ['requirements.txt'],
	split: ['requirements/prod.txt', 'requirements/base.txt'],
	flat: ['requirements.txt'],
};
