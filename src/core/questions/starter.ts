import { UsageError } from '../../errors.ts';
import { type Starter, starters } from '../answers.ts';
import type { Question } from '../question.ts';
import { formatApplication } from './application.ts';
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
	check: (value, { facts: { application }, recorded }) => {
		// The command that repeats a run names the starter of the first one.
		if (value === 'none' || application === undefined || recorded.starter === value) return;
		throw new UsageError(
			`--starter ${value} is for a folder without an application, and here is ${formatApplication(application.value)}.`,
			'Leave it out, or name a new folder.',
		);
	},
};
