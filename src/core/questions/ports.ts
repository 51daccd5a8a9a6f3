import { UsageError } from '../../errors.ts';
import type { ProjectFacts } from '../project-facts.ts';
import type { Question } from '../question.ts';
import { parsePort } from '../quoting.ts';
import { startsWorker } from '../worker.ts';

const defaultPort = 8000;

export const ports: Question<readonly number[]> = {
	kind: 'text',
	flag: 'port',
	takes: 'ports',
	message: 'Which ports does the service listen on?',
	help: 'Ports to expose, separated by commas; the first is the default of PORT; none for a worker',
	default: `what is detected, otherwise ${defaultPort}`,
	suggest: ({ facts, recorded, answered }) =>
		recorded.ports ?? (startsWorker(facts, answered) ? [] : [usablePort(facts) ?? defaultPort]),
	evidence: ({ facts }) => explain(facts),
	isAsked: ({ facts, answered }) =>
		!startsWorker(facts, answered) && (facts.port?.confidence !== 'certain' || usablePort(facts) === undefined),
	parse: (text) => parsePorts(text),
	format: (value) => value.join(',') || 'none',
};

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
