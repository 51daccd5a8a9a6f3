import { fail, pass, type Verdict } from '../finding.ts';
import type { ImageConfig } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { debugVariable, developmentServer } from './support/development.ts';
import { page } from './support/references.ts';

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
	checkImage: ({ config }) => judgeEnvironment(config),
});

const judgeEnvironment = ({ environment, entrypoint, command }: ImageConfig): Verdict => {
	const debug = Object.entries(environment).find(([name, value]) => debugVariable(name, value));
	if (debug !== undefined) return fail(`${debug[0]}=${debug[1]} turns a debug mode on.`);
	const server = developmentServer([...entrypoint, ...command]);
	if (server !== undefined) return fail(`The command starts a development server: ${server}.`);
	const missing = wanted.filter((name) => (environment[name] ?? '') === '');
	return missing.length === 0 ? pass : fail(`Not set: ${missing.join(', ')}.`);
};

const wanted = ['PYTHONUNBUFFERED', 'PYTHONDONTWRITEBYTECODE'];
