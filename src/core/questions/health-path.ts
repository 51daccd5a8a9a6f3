import type { Question } from '../question.ts';
import { parseHealthPath } from '../quoting.ts';

export const healthPath: Question<string> = {
	kind: 'text',
	flag: 'health-path',
	takes: 'path',
	message: 'Which path answers when the service is healthy?',
	help: 'Path that the health check requests',
	default: 'what is detected, otherwise /',
	suggest: ({ facts, recorded }) => recorded.healthPath ?? facts.healthPath?.value ?? '/',
	evidence: ({ facts }) => facts.healthPath?.evidence ?? [],
	isAsked: ({ facts }) => facts.healthPath?.confidence !== 'certain' && facts.framework?.value !== 'worker',
	parse: parseHealthPath,
	format: (value) => value,
};
