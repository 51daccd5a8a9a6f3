import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts, RunFacts } from '../image-facts.ts';
import { reasonOf } from '../last-words.ts';
import { showsLife } from '../shows-life.ts';
import { definePractice } from './practice.ts';
import { notGathered } from './support/image.ts';
import { knownImage } from './support/images.ts';
import { checkov, cis, dockle, hadolint, kics, trivy } from './support/references.ts';
import { lineageCommands } from './support/runs.ts';
import { at, flagOf, judge, lastShipped, missing, rootImage } from './support/stages.ts';
import { describesWorker, isWorkerImage } from './support/worker.ts';

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
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nHEALTHCHECK --timeout=3s --start-period=10s CMD ["python", "-c", "import urllib.request"]\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\n',
			'FROM python:3.13-slim-trixie\nEXPOSE 8000\nHEALTHCHECK NONE\n',
			'FROM python:3.13-slim-trixie\nHEALTHCHECK --start-period=10s CMD ["python", "-c", "pass"]\n',
			'FROM python:3.13-slim-trixie\nHEALTHCHECK --timeout=3s --start-period=10s CMD ["curl", "-f", "http://localhost:8000/"]\n',
		],
	},
	checkDockerfile: (file) => judgeHealthCheck(file),
});

const judgeHealth = (facts: ImageFacts): Verdict => {
	const { healthCheck } = facts.config;
	const isWorker = healthCheck === undefined && isWorkerImage(facts);
	if (!isWorker && (healthCheck === undefined || healthCheck.test[0] === 'NONE' || healthCheck.test.length === 0)) {
		return facts.notGathered.healthCheck === undefined
			? fail(`The image has no health check${besides(facts.run)}.`)
			: skip(facts.notGathered.healthCheck);
	}
	if (facts.run === undefined) return notGathered(facts, 'run', 'The image was not started.');
	if (!facts.run.started) return fail(`The container did not start: ${reasonOf(facts.run.log)}`);
	if (isWorker) return skip(`${nobodyToAsk} It started and kept running.`);
	return judgeAnswers(facts, facts.run);
};

/** What shows without a health check too. */
const besides = (run: RunFacts | undefined): string => {
	if (run === undefined || run.exitCode === 0) return '';
	if (!run.started) return ', and the container did not start';
	const silent = silentPort(run);
	return silent === undefined ? '' : `, and ${silent}`;
};

const nobodyToAsk = 'A worker listens on no port, so nothing can be asked.';

const silentPort = ({ answers = [] }: RunFacts): string | undefined => {
	const silent = answers.find(({ status }) => !showsLife(status));
	if (silent === undefined) return undefined;
	const said = silent.status === undefined ? 'nothing' : `status ${silent.status}`;
	return `port ${silent.port} answered ${said} to ${silent.path}`;
};

const judgeAnswers = (facts: ImageFacts, run: RunFacts): Verdict => {
	const silent = silentPort(run);
	if (silent !== undefined) return fail(`${silent.replace(/^p/, 'P')}.`);
	const { health } = run;
	if (health === undefined) return notGathered(facts, 'health', 'The state of the health check was not read.');
	return health === 'healthy' ? pass : fail(`The health check stays "${health}".`);
};

const judgeHealthCheck = (file: Dockerfile): Verdict => {
	const instruction = lastShipped(file, 'HEALTHCHECK');
	const isOff = instruction === undefined || /^NONE$/i.test(instruction.argument);
	if (isOff && describesWorker(file)) return skip(nobodyToAsk);
	if (instruction === undefined) return missing(file, 'There is no HEALTHCHECK.');
	if (isOff) return judge([at(instruction, 'HEALTHCHECK NONE turns the check off.')]);
	return judge([...missingTimes(instruction), ...missingProgram(file, instruction)]);
};

const missingTimes = (instruction: Instruction): readonly Place[] => {
	if (flagOf(instruction, 'timeout') === undefined) {
		return [at(instruction, 'Without --timeout a check that hangs takes 30 seconds.')];
	}
	if (flagOf(instruction, 'start-period') !== undefined) return [];
	return [at(instruction, 'Without --start-period, checks that fail while the service starts count against it.')];
};

/** curl is in no slim, Alpine or distroless image; wget is in Alpine's busybox only. */
const missingProgram = (file: Dockerfile, instruction: Instruction): readonly Place[] => {
	const words = instruction.json ?? instruction.argument.replace(/^CMD\s+/i, '').split(/\s+/);
	const program = (words[0] ?? '').replace(/^.*\//, '');
	const { minimal, libc } = knownImage(rootImage(file.target));
	if (minimal !== true || !['curl', 'wget'].includes(program) || (program === 'wget' && libc === 'musl')) return [];
	const installed = lineageCommands(file.target).some((command) =>
		command.words.some((word) => word.split(/[=~]/)[0] === program),
	);
	return installed ? [] : [at(instruction, `${program} is not in ${rootImage(file.target)}.`)];
};
