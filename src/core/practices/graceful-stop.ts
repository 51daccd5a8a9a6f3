import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { notGathered, withRun } from './support/image.ts';
import { page } from './support/references.ts';

export const gracefulStop = definePractice({
	id: 'HC029',
	slug: 'graceful-stop',
	title: 'Stop gracefully',
	severity: 'warning',
	why: 'Each deployment stops containers. One that ignores the signal is killed after the grace period: requests break off in the middle, and files and queues are left half written. As the first process in a container Python does not end on SIGTERM unless a handler is installed, so this has to be seen, not assumed.',
	comment: 'the service ends by itself on the stop signal, within the grace period',
	fix: 'Start the server directly in exec form, use one that handles SIGTERM (gunicorn and uvicorn do), and keep its graceful timeout below the grace period of ten seconds.',
	references: [
		page('Docker: stop', 'https://docs.docker.com/reference/cli/docker/container/stop/'),
		page(
			'Kubernetes: termination',
			'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
		),
	],
	checkImage: (facts) =>
		withRun(facts, ({ stop }) => {
			if (stop === undefined) return notGathered(facts, 'stop', 'The container was not stopped by its signal.');
			if (stop.killed)
				return fail(`The stop signal was ignored; the container was killed after ${stop.seconds.toFixed(1)} s.`);
			// 128 and the number of the signal that was sent: the end that was asked for.
			const asked = /^((SIG)?INT|2)$/i.test(facts.config.stopSignal ?? '') ? 130 : 143;
			const clean = stop.exitCode === 0 || stop.exitCode === asked;
			return clean ? pass : fail(`It stopped with exit code ${stop.exitCode}.`);
		}),
});
