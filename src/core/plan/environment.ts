import type { Answers } from '../answers.ts';
import type { Plan } from '../plan.ts';
import type { Framework, ProjectFacts } from '../project-facts.ts';

interface EnvironmentContext {
	readonly facts: ProjectFacts;
	readonly modulePath: readonly string[];
}

/** ENV of the runtime stage, in the order printed; never a secret. */
export const planEnvironment = ({ ports }: Answers, { facts, modulePath }: EnvironmentContext): Plan['environment'] => [
	['PYTHONPATH', modulePath.join(':')],
	['PYTHONUNBUFFERED', '1'],
	['PYTHONDONTWRITEBYTECODE', '1'],
	...ports.slice(0, 1).map((port): readonly [string, string] => ['PORT', String(port)]),
	...frameworkEnvironment({ facts, port: String(ports[0] ?? 8000) }),
];

interface FrameworkContext {
	readonly facts: ProjectFacts;
	readonly port: string;
}

type Variables = Plan['environment'];

const frameworkEnvironment = ({ facts, port }: FrameworkContext): Variables => {
	const name = facts.framework?.value;
	return name === undefined ? [] : (frameworkVariables[name]?.({ facts, port }) ?? []);
};

/** What a framework reads from the environment, so that it runs for production and answers from outside the container. */
const frameworkVariables: Readonly<Partial<Record<Framework, (context: FrameworkContext) => Variables>>> = {
	// FLASK_ENV has done nothing since Flask 2.3, so it would only mislead there.
	flask: ({ facts: { readsFlaskEnvironment } }) =>
		readsFlaskEnvironment === true
			? [
					['FLASK_DEBUG', '0'],
					['FLASK_ENV', 'production'],
				]
			: [['FLASK_DEBUG', '0']],
	django: ({ facts: { djangoSettings } }) =>
		djangoSettings === undefined ? [] : [['DJANGO_SETTINGS_MODULE', djangoSettings.value]],
	streamlit: ({ port }) => [
		['STREAMLIT_SERVER_ADDRESS', '0.0.0.0'],
		['STREAMLIT_SERVER_PORT', port],
		['STREAMLIT_SERVER_HEADLESS', 'true'],
		// Outside a folder called site-packages it takes itself for a checkout, and refuses to be told its port.
		['STREAMLIT_GLOBAL_DEVELOPMENT_MODE', 'false'],
		['STREAMLIT_BROWSER_GATHER_USAGE_STATS', 'false'],
	],
	gradio: ({ port }) => [
		['GRADIO_SERVER_NAME', '0.0.0.0'],
		['GRADIO_SERVER_PORT', port],
		['GRADIO_ANALYTICS_ENABLED', 'False'],
	],
};
