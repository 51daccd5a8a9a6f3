import type { Answers } from '../answers.ts';
import { compareVersions } from '../pep440.ts';
import type { Plan, ServerPlan } from '../plan.ts';
import type { Framework, ProjectFacts } from '../project-facts.ts';

interface EnvironmentContext {
	readonly facts: ProjectFacts;
	readonly modulePath: readonly string[];
	readonly server: ServerPlan;
}

/** ENV of the runtime stage, in the order printed; never a secret. */
export const planEnvironment = (
	{ ports, base }: Answers,
	{ facts, modulePath }: EnvironmentContext,
): Plan['environment'] => [
	['PYTHONPATH', modulePath.join(':')],
	['PYTHONUNBUFFERED', '1'],
	['PYTHONDONTWRITEBYTECODE', '1'],
	...(base === 'distroless' && facts.systemPackages.value.some(({ debian }) => debian.runtime.length > 0)
		? [['LD_LIBRARY_PATH', '/libraries'] as const]
		: []),
	...ports.slice(0, 1).map((port): readonly [string, string] => ['PORT', String(port)]),
	...frameworkEnvironment(facts),
];

const frameworkEnvironment = ({ framework, frameworkVersion, djangoSettings }: ProjectFacts): Plan['environment'] => {
	const name: Framework | undefined = framework?.value;
	if (name === 'flask') {
		// FLASK_ENV has done nothing since Flask 2.3, so it would only mislead there.
		const readsFlaskEnv = frameworkVersion !== undefined && compareVersions(frameworkVersion.value, '2.3') < 0;
		return [['FLASK_DEBUG', '0'], ...(readsFlaskEnv ? [['FLASK_ENV', 'production'] as const] : [])];
	}
	if (name === 'django' && djangoSettings !== undefined) return [['DJANGO_SETTINGS_MODULE', djangoSettings.value]];
	return [];
};
