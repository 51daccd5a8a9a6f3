import type { Question } from '../question.ts';
import { parseHealthPath } from '../quoting.ts';
import { startsWorker } from '../worker.ts';

export const healthPath: Question<string> = {
	kind: 'text',
	flag: 'health-path',
	takes: 'path',
	message: 'Which path answers when the service is healthy?',
	help: 'Path that the health check requests',
	default: 'what is detected, otherwise /',
	suggest: ({ facts, recorded }) => recorded.healthPath ?? facts.healthPath?.value ?? '/',
	evidence: ({ facts }) => facts.healthPath?.evidence ?? [],
	isAsked: ({ facts, answered }) => facts.healthPath?.confidence !== 'certain' && !startsWorker(facts, answered),
	parse: parseHealthPath,
	format: (value) => value,
};
