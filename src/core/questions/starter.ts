import { type Starter, starters } from '../answers.ts';
import type { Question } from '../question.ts';
import { oneOf } from './one-of.ts';

export const starter: Question<Starter> = {
	kind: 'select',
	flag: 'starter',
	takes: starters.join('|'),
	message: 'No application was found. Start one?',
	help: 'Start a new service; none writes the container files alone',
	default: 'flask in an empty folder, otherwise none',
	// Among files that are there a starter would be in the way, so there it is only an offer.
	suggest: ({ facts, recorded }) => recorded.starter ?? (facts.empty ? 'flask' : 'none'),
	choices: () => [
		{ value: 'flask', label: 'Flask', hint: 'WSGI, served by gunicorn' },
		{ value: 'fastapi', label: 'FastAPI', hint: 'ASGI, served by uvicorn' },
		{ value: 'django', label: 'Django', hint: 'WSGI, served by gunicorn, static files collected in the build' },
		{ value: 'none', label: 'None', hint: 'only the container files, for an application that you name next' },
	],
	isAsked: ({ facts, answered }) => facts.application === undefined && answered.application === undefined,
	parse: (text) => oneOf(starters, { flag: 'starter', text }),
	format: (value) => value,
};
