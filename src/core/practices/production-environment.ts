import type { Dockerfile } from '../dockerfile.ts';
import { parseAssignments } from '../dockerfile-text/assignments.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { debugVariable, developmentServer } from './support/development.ts';
import { pythonsOn } from './support/image.ts';
import { knownImage } from './support/images.ts';
import { page } from './support/references.ts';
import { at, environmentOf, judge, lastShipped, missing, rootImage, shipped } from './support/stages.ts';

export const productionEnvironment = definePractice({
	id: 'HC018',
	slug: 'production-environment',
	title: 'Set the environment for production',
	severity: 'warning',
	why: 'A debug mode shows visitors source code and settings, and the debugger of Flask runs whatever Python they type once its PIN is known. Development servers are made for one person, not for the internet. And without PYTHONUNBUFFERED the last lines of output can wait in a buffer, and are lost when the process is killed.',
	comment: 'no debug mode; output appears at once instead of waiting in a buffer',
	fix: 'Set PYTHONUNBUFFERED=1 and PYTHONDONTWRITEBYTECODE=1 in the last stage, set no debug variable to true, and start a production server such as gunicorn or uvicorn without --reload.',
	references: [
		page('Flask: debug mode', 'https://flask.palletsprojects.com/en/stable/debugging/'),
		page('Django: deployment checklist', 'https://docs.djangoproject.com/en/stable/howto/deployment/checklist/'),
		page('CWE-489', 'https://cwe.mitre.org/data/definitions/489.html'),
	],
	checkImage: (facts) => judgeEnvironment(facts),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1\nCMD ["python", "-m", "gunicorn"]\n',
			'FROM golang:1.25-alpine3.23\nCMD ["service"]\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nCMD ["python", "app.py"]\n',
			'FROM python:3.13-slim-trixie\nENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 FLASK_DEBUG=1\n',
			'FROM python:3.13-slim-trixie\nENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1\nCMD ["python", "manage.py", "runserver"]\n',
			'FROM python:3.13-slim-trixie\nENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1\nCMD ["flask", "run"]\n',
		],
	},
	checkDockerfile: (file) => judgeServer(file),
});

const judgeEnvironment = ({ config, files }: ImageFacts): Verdict => {
	const { environment, entrypoint, command } = config;
	const debug = Object.entries(environment).find(([name, value]) => debugVariable(name, value));
	if (debug !== undefined) return fail(`${debug[0]}=${debug[1]} turns a debug mode on.`);
	const server = developmentServer([...entrypoint, ...command]);
	if (server !== undefined) return fail(`The command starts a development server: ${server}.`);
	if (files !== undefined && pythonsOn(files).length === 0)
		return skip('The image holds no Python that could be recognised.');
	const missing = wanted.filter((name) => (environment[name] ?? '') === '');
	return missing.length === 0 ? pass : fail(`Not set: ${missing.join(', ')}.`);
};

const wanted = ['PYTHONUNBUFFERED', 'PYTHONDONTWRITEBYTECODE'];

const judgeServer = (file: Dockerfile): Verdict => {
	const places = [...debugVariables(file), ...developmentServers(file)];
	if (places.length > 0 || !runsPython(file)) return judge(places);
	const environment = environmentOf(file, file.target);
	const absent = wanted.filter((name) => (environment.get(name) ?? '') === '');
	return absent.length === 0 ? pass : missing(file, `Not set in the last stage: ${absent.join(', ')}.`);
};

const debugVariables = (file: Dockerfile): readonly Place[] =>
	shipped(file)
		.filter(({ keyword }) => keyword === 'ENV')
		.flatMap((instruction) =>
			parseAssignments(instruction.argument)
				.filter(({ name, value }) => debugVariable(name, value ?? ''))
				.map(({ name, value }) => at(instruction, `${name}=${value} turns a debug mode on.`)),
		);

const developmentServers = (file: Dockerfile): readonly Place[] =>
	[lastShipped(file, 'ENTRYPOINT'), lastShipped(file, 'CMD')].flatMap((instruction) => {
		if (instruction === undefined) return [];
		const server = developmentServer(instruction.json ?? [instruction.argument]);
		return server === undefined ? [] : [at(instruction, `${server} is for development.`)];
	});

const runsPython = (file: Dockerfile): boolean =>
	knownImage(rootImage(file.target)).hasPython === true ||
	[lastShipped(file, 'ENTRYPOINT'), lastShipped(file, 'CMD')].some((instruction) =>
		/\b(python[\d.]*|gunicorn|uvicorn|hypercorn|daphne|flask)\b/.test(instruction?.argument ?? ''),
	);
