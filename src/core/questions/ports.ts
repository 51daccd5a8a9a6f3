import { UsageError } from '../../errors.ts';
import type { Answers } from '../answers.ts';
import type { Application, ProjectFacts } from '../project-facts.ts';
import type { Question } from '../question.ts';
import { parsePort } from '../quoting.ts';
import { startsWorker } from '../worker.ts';
import { formatApplication } from './application.ts';

const defaultPort = 8000;

export const ports: Question<readonly number[]> = {
	kind: 'text',
	flag: 'port',
	takes: 'ports',
	message: 'Which ports does the service listen on?',
	help: 'Ports to expose, separated by commas; the first is the default of PORT; none for a worker',
	default: `what is detected, otherwise ${defaultPort}`,
	suggest: ({ facts, recorded, answered }) =>
		usableRecord(recorded.ports, applicationOf(facts, answered)) ??
		(startsWorker(facts, answered) ? [] : [usablePort(facts) ?? defaultPort]),
	evidence: ({ facts }) => explain(facts),
	isAsked: ({ facts, answered }) =>
		!startsWorker(facts, answered) && (facts.port?.confidence !== 'certain' || usablePort(facts) === undefined),
	parse: (text) => parsePorts(text),
	format: (value) => value.join(',') || 'none',
	check: (value, { facts, answered }) => {
		const application = applicationOf(facts, answered);
		if (value.length > 0 || application?.kind !== 'object') return;
		throw new UsageError(
			`--port none is for a worker, and ${formatApplication(application)} answers on a port.`,
			'Name the port, for example --port 8000.',
		);
	},
};

const applicationOf = (facts: ProjectFacts, { application }: Partial<Answers>): Application | undefined =>
	application ?? facts.application?.value;

/** A server calls the object, and it listens; an earlier run may have been about a worker. */
const usableRecord = (
	ports: readonly number[] | undefined,
	application: Application | undefined,
): readonly number[] | undefined => (ports?.length === 0 && application?.kind === 'object' ? undefined : ports);

const lowestPort = 1024;

const usablePort = ({ port }: ProjectFacts): number | undefined =>
	port !== undefined && port.value >= lowestPort ? port.value : undefined;

const explain = ({ port }: ProjectFacts): readonly string[] => {
	if (port === undefined || port.value >= lowestPort) return port?.evidence ?? [];
	return [`${port.evidence[0] ?? `port ${port.value}`}, but below ${lowestPort} a service needs a capability`];
};

const parsePorts = (text: string): readonly number[] => {
	if (text.trim() === 'none') return [];
	const numbers = text.split(',').map((part) => parsePort(part.trim()));
	const privileged = numbers.find((port) => port < lowestPort);
	if (privileged !== undefined) {
		throw new UsageError(
			`--port ${privileged} is below 1024, and a user without capabilities may not listen there on every engine.`,
			'Use a port from 1024 and publish it as you like, for example: docker run -p 80:8000.',
		);
	}

	return [...new Set(numbers)];
};
