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

// The values are given to this one RUN and are no secrets: the settings only have to load.
const stepCommand = (plan: Plan, { args }: BuildStep): string => {
	const settings = plan.environment.filter(([name]) => name === 'PYTHONPATH' || name === 'DJANGO_SETTINGS_MODULE');
	const required = plan.requiredEnvironment.map((name): [string, string] => [name, placeholder(name)]);
	const environment = [...settings, ...required].map(([name, value]) => `${name}=${shellWord(value)}`);
	const command = ['python3', ...args].map(shellWord).join(' ');
	return [...environment, command].join(environment.length > 2 ? ' \\\n    ' : ' ');
};

/** A value that settings of this name usually accept, and that reaches nothing. */
const placeholder = (name: string): string => {
	if (/(^|_)(URL|URI|DSN)$/.test(name))
		return /DATABASE|DB/.test(name) ? 'sqlite:////tmp/build.sqlite3' : 'http://localhost';
	if (/(^|_)PORT$/.test(name)) return '8000';
	if (/(^|_)(HOST|HOSTS)$/.test(name)) return 'localhost';
	return 'only-for-the-build';
};
