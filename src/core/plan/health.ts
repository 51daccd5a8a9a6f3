import type { Answers } from '../answers.ts';
import type { HealthPlan } from '../plan.ts';
import type { ProjectFacts } from '../project-facts.ts';

/**
 * A health route must answer 200 to 399. Without one, any answer below 500 shows that the service is alive; so it is for
 * Django too, which answers 400 to a probe whose host name is not in ALLOWED_HOSTS. A script may take POST alone, and answer
 * 501 to GET.
 */
export const planHealth = ({ healthPath }: Answers, { healthPath: detected, framework }: ProjectFacts): HealthPlan => {
	const isHealthRoute = healthPath !== '/' || detected?.value === healthPath;
	if (isHealthRoute && framework?.value !== 'django') return { path: healthPath, expects: 'success' };
	return { path: healthPath, expects: framework?.value === 'script' ? 'life' : 'answer' };
};
