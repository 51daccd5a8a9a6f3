import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts, RunFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { notGathered } from './support/image.ts';
import { checkov, cis, dockle, hadolint, kics, trivy } from './support/references.ts';

export const healthCheck = definePractice({
	id: 'HC015',
	slug: 'health-check',
	title: 'Define a health check',
	severity: 'warning',
	why: 'A process can exist and yet answer nobody: it waits for a lock, or has lost its database. The engine sees only that it runs. A health check asks the service itself; Compose can wait for its answer, Swarm replaces what stays unhealthy, and docker ps shows it. Kubernetes uses probes of its own instead.',
	comment: 'asks the service itself whether it answers, not just whether a process exists',
	fix: 'Add HEALTHCHECK with --timeout and --start-period and a command in exec form that requests a cheap route, using a program that is in the image (Python is, curl often is not).',
	references: [
		cis('4.6'),
		hadolint('DL3057'),
		dockle('CIS-DI-0006'),
		trivy('DS-0026'),
		checkov('CKV_DOCKER_2'),
		kics('b03a748a'),
	],
	checkImage: (facts) => judgeHealth(facts),
});

const judgeHealth = (facts: ImageFacts): Verdict => {
	const { healthCheck } = facts.config;
	if (healthCheck === undefined || healthCheck.test[0] === 'NONE' || healthCheck.test.length === 0) {
		return facts.notGathered.healthCheck === undefined
			? fail('The image has no health check.')
			: skip(facts.notGathered.healthCheck);
	}
	if (facts.run === undefined) return notGathered(facts, 'run', 'The image was not started.');
	if (!facts.run.started) return fail(`The container did not start: ${facts.run.log.at(-1) ?? 'it printed nothing'}`);
	return judgeAnswers(facts, facts.run);
};

const judgeAnswers = (facts: ImageFacts, { health, answers = [] }: RunFacts): Verdict => {
	const silent = answers.find(({ status }) => status === undefined || status >= 500);
	if (silent !== undefined) {
		const said = silent.status === undefined ? 'nothing' : `status ${silent.status}`;
		return fail(`Port ${silent.port} answered ${said} to ${silent.path}.`);
	}
	if (health === undefined) return notGathered(facts, 'health', 'The state of the health check was not read.');
	return health === 'healthy' ? pass : fail(`The health check stays "${health}".`);
};
