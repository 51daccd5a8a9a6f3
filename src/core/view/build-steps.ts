import { harmlessValue } from '../made-up-value.ts';
import type { Plan } from '../plan.ts';
import type { BuildStep } from '../project-facts.ts';
import { copyArguments, shellWord } from '../quoting.ts';

/** Steps that run Python once when the image is built, for example Django's collectstatic. */
export const buildStepsView = (plan: Plan) => {
	const steps = plan.buildSteps.filter(({ args }) => args.length > 0);
	const isStatic = steps.every(({ id }) => id === 'collectstatic');
	return {
		hasBuildSteps: steps.length > 0,
		stepsStage: isStatic ? 'static' : 'steps',
		stepsDescription: isStatic ? 'collects the static files' : 'prepares files that the service needs',
		buildSteps: steps.map((step) => stepCommand(plan, step)),
		stepOutputs: steps.flatMap(({ outputs }) => outputs.map(fromStage)),
	};
};

// Sources in another stage start at its root.
const fromStage = (path: string): string =>
	copyArguments([`app/${path}`], `./${path}/`).replace(/^(\[")?app\//, '$1/app/');

const stepCommand = (plan: Plan, { args, outputs }: BuildStep): string => {
	const settings = plan.environment.filter(([name]) => name === 'PYTHONPATH' || name === 'DJANGO_SETTINGS_MODULE');
	const environment = [
		...settings.map(([name, value]) => `${name}=${shellWord(value)}`),
		...plan.requiredEnvironment.filter(isAssignable).map((name) => `${name}=${placeholder(name)}`),
	];
	const command = ['python3', ...args].map(shellWord).join(' ');
	const run = [...environment, command].join(environment.length > 2 ? ' \\\n    ' : ' ');
	const handOver = handsOver(plan) && outputs.length > 0 ? [chown(plan, outputs)] : [];
	return [...makeFolders(plan, outputs), run, ...handOver].join(' \\\n    && ');
};

/** What the service writes to is often opened when its settings are imported; a step may write nothing, and COPY needs a folder. */
const makeFolders = ({ writablePaths }: Plan, outputs: readonly string[]): readonly string[] => {
	const own = writablePaths.filter((path) => path.startsWith('/app/')).map((path) => path.replace('/app/', './'));
	const folders = [...new Set([...own, ...outputs.map((path) => `./${path}`)])];
	return folders.length === 0 ? [] : [['mkdir -p', ...folders.map(shellWord)].join(' ')];
};

/** In one stage there is no COPY that could set the owner of what a step made as root. */
const handsOver = ({ codeOwner, stages }: Plan): boolean => codeOwner === 'app' && stages === 'single';

const chown = ({ base }: Plan, paths: readonly string[]): string =>
	['chown -R', `${base.user.name}:${base.user.name}`, ...paths.map((path) => shellWord(`./${path}`))].join(' ');

// A shell assigns to no other names; a variable such as "my.name" can only be given when the container runs.
const isAssignable = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);

/** A value for this one RUN, as the shell reads it. A key is made up at random, so that none is written down. */
const placeholder = (name: string): string => harmlessValue(name) ?? '$(cat /proc/sys/kernel/random/uuid)';
