import type { Answers } from './answers.ts';
import { findBase } from './bases/index.ts';
import { planDependencies } from './plan/dependencies.ts';
import { planEnvironment } from './plan/environment.ts';
import { planHealth } from './plan/health.ts';
import { planServer } from './plan/server.ts';
import type { Plan } from './plan.ts';
import type { ProjectFacts } from './project-facts.ts';

/** Decides everything that the files will say; the same answers and facts always give the same plan. */
export const assemblePlan = (answers: Answers, facts: ProjectFacts): Plan => {
	const base = findBase(answers.base);
	const framework = facts.framework?.value;
	const frameworkVersion = facts.frameworkVersion?.value;
	const server = planServer(answers, { facts, base });
	const modulePath = ['/deps', ...facts.sourceRoots.filter((root) => root !== '').map((root) => `/app/${root}`)];
	return {
		name: answers.name,
		framework,
		frameworkVersion,
		starter: answers.starter,
		base,
		python: answers.python,
		stages: base.multiStageOnly === undefined ? answers.stages : 'multi',
		application: answers.application,
		server,
		dependencies: planDependencies(answers, facts),
		code: withSettingsFile(facts.files.value, server.settingsFile),
		modulePath,
		environment: planEnvironment(answers, { facts, modulePath, server }),
		ports: answers.ports,
		health: planHealth(answers, facts),
		codeOwner: answers.codeOwner,
		buildSteps: facts.buildSteps.value,
		systemPackages: facts.systemPackages.value,
		writablePaths: facts.writablePaths.value,
		requiredEnvironment: facts.requiredEnvironment.value,
	};
};

const withSettingsFile = (files: Plan['code'], settingsFile: string | undefined): Plan['code'] => {
	if (settingsFile === undefined || files.some(({ path }) => path === settingsFile)) return files;
	return [...files, { path: settingsFile, kind: 'file' }];
};
