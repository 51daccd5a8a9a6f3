import { definePractice } from './practice.ts';
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
});
