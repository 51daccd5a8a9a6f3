import { UsageError } from '../../errors.ts';
import type { Question } from '../question.ts';
import { parsePort } from '../quoting.ts';

export const ports: Question<readonly number[]> = {
	kind: 'text',
	flag: 'port',
	takes: 'ports',
	message: 'Which ports does the service listen on?',
	help: 'Ports to expose, separated by commas; the first is the default of PORT',
	suggest: ({ facts, recorded }) => recorded.ports ?? [facts.port?.value ?? 8000],
	evidence: ({ facts }) => facts.port?.evidence ?? [],
	isAsked: ({ facts }) => facts.port?.confidence !== 'certain' && facts.framework?.value !== 'worker',
	parse: (text) => parsePorts(text),
	format: (value) => value.join(','),
};

const parsePorts = (text: string): readonly number[] => {
	const numbers = text.split(',').map((part) => parsePort(part.trim()));
	const privileged = numbers.find((port) => port < 1024);
	if (privileged !== undefined) {
		throw new UsageError(
			`--port ${privileged} is below 1024, and a user without capabilities may not listen there on every engine.`,
			'Use a port from 1024 and publish it as you like, for example: docker run -p 80:8000.',
		);
	}

	return [...new Set(numbers)];
};
