import type { Answers } from './answers.ts';
import { findBase } from './bases/index.ts';
import { planCode } from './plan/code.ts';
import { installerNotices, planDependencies } from './plan/dependencies.ts';
import { planEnvironment } from './plan/environment.ts';
import { planHealth } from './plan/health.ts';
import { planServer } from './plan/server.ts';
import { serverNotices } from './plan/server-requirement.ts';
import { planSystem, wheelNotices } from './plan/system.ts';
import { planWritablePaths } from './plan/writable-paths.ts';
import type { Plan } from './plan.ts';
import type { ProjectFacts } from './project-facts.ts';

/** Decides everything that the files will say; the same answers and facts always give the same plan. */
export const assemblePlan = (answers: Answers, facts: ProjectFacts): Plan => {
	const base = findBase(answers.base);
	const framework = facts.framework?.value;
	const frameworkVersion = facts.frameworkVersion?.value;
	const server = planServer(answers, { facts, base });
	const dependencies = planDependencies(answers, facts, server);
	const { code, project, modulePath } = planCode(facts, { server, installsProject: dependencies.installsProject });
	const writable = planWritablePaths(facts, { code, project });
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
		// A project without a package of its own has nothing to install: its files are copied.
		dependencies: { ...dependencies, installsProject: project.length > 0 },
		code,
		testFolders: planTestFolders(facts, { code, dependencies }),
		project,
		modulePath,
		environment: planEnvironment(answers, { facts, modulePath }),
		ports: answers.ports,
		health: planHealth(answers, facts),
		codeOwner: answers.codeOwner,
		buildSteps: facts.buildSteps.value,
		systemPackages: planSystem(answers, facts),
		writablePaths: writable.paths,
		links: writable.links,
		frontEnd: facts.frontEnd,
		hasMetrics:
			server.kind !== 'own' &&
			facts.dependencies?.value.packages.some((name) => /prometheus|^starlette-exporter$/.test(name)) === true,
		requiredEnvironment: facts.requiredEnvironment.value,
		trialValues: facts.trialValues ?? {},
		contextFolder: facts.contextFolder ?? '',
		hasContainerIgnore: facts.containerFiles.includes('.containerignore'),
		buildSecrets: answers.buildSecrets ?? [],
		allowedSecrets: answers.allowSecret,
		notices: [
			...serverNotices(facts, server),
			...newFileNotices(facts),
			...installerNotices(answers, facts),
			...wheelNotices(answers, facts),
			...writable.notices,
		],
	};
};

/** A build system may name each package, and miss those that are left out. */
const planTestFolders = (
	{ testFolders = [] }: ProjectFacts,
	{ code, dependencies }: Pick<Plan, 'code' | 'dependencies'>,
): readonly string[] =>
	dependencies.installsProject || dependencies.manager === 'setuptools'
		? []
		: testFolders.filter((folder) => code.some(({ path }) => folder.startsWith(`${path}/`)));

const newFileNotices = ({ dependencies, framework }: ProjectFacts): readonly string[] =>
	dependencies === undefined
		? [
				`The requirements files hold ${framework?.value === 'script' ? 'no package' : `${framework?.value} and its server`}: add what else the service imports.`,
			]
		: [];
