import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { pass, skip, type Verdict } from '../finding.ts';
import { definePractice } from './practice.ts';
import { copySources } from './support/copies.ts';
import { isInside } from './support/image.ts';
import { cis, page } from './support/references.ts';
import { everyInstruction, flagOf, missing } from './support/stages.ts';

export const deniedBuildContext = definePractice({
	id: 'HC021',
	slug: 'denied-build-context',
	title: 'Deny the build context by default',
	severity: 'warning',
	why: 'What .dockerignore does not exclude is open to the build, and one careless COPY away from the image: keys, .env, the version history. A list of exclusions forgets the file that somebody adds next month. A list that denies everything and lets in what is needed forgets nothing.',
	comment: 'everything is denied, then what the image needs is let in',
	fix: 'Begin .dockerignore with a line *, then re-include what the Dockerfile copies with lines such as !app.py.',
	references: [
		cis('4.10'),
		page('Docker: .dockerignore', 'https://docs.docker.com/build/concepts/context/#dockerignore-files'),
	],
	checkDockerfile: (file) => judgeIgnoreFile(file),
});

const judgeIgnoreFile = (file: Dockerfile): Verdict => {
	if (file.context === undefined) return skip('The folder that is built was not looked at.');
	if (!everyInstruction(file).some(takesContext)) return pass;
	const { ignoreFile } = file.context;
	if (ignoreFile === undefined)
		return missing(file, 'There is no .dockerignore, so the whole folder is open to the build.');
	const rules = ignoreFile
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
	if (!rules.some((rule) => denyAll.has(rule)))
		return missing(file, '.dockerignore does not deny everything first (no line "*").');
	const lastDenial = rules.findLastIndex((rule) => denyAll.has(rule));
	const open = rules.slice(lastDenial).find((rule) => /^!\/?(\*\*?|\.)(\/\*\*?)?\/?$/.test(rule));
	if (open !== undefined) return missing(file, `.dockerignore lets everything in again with "${open}".`);
	const risky = (file.context.entering ?? []).filter((path) => riskyNames.test(path));
	if (risky.length > 0)
		return missing(file, `What .dockerignore lets in looks private: ${risky.slice(0, 4).join(', ')}.`);
	const idle = rules.filter((rule) => rule.startsWith('!') && !isTaken(file, rule.slice(1)));
	if (idle.length === 0) return pass;
	return missing(
		file,
		`.dockerignore lets in what nothing copies: ${idle
			.map((rule) => rule.slice(1))
			.slice(0, 4)
			.join(', ')}.`,
	);
};

const riskyNames =
	/(^|\/)(\.git\/?|\.env(\.(?!example|sample|template)\w+)?|id_(rsa|ed25519|ecdsa)|\.netrc|\.pypirc|.*\.(pem|p12|pfx|key|sqlite3?|db))$/i;

const denyAll = new Set(['*', '**', '/*', '/**', '**/*', '**/**', '*/**']);

const takesContext = (instruction: Instruction): boolean =>
	(instruction.keyword === 'COPY' || instruction.keyword === 'ADD') && flagOf(instruction, 'from') === undefined;

/** True when COPY, ADD or a mount takes the path, something in it, or a folder that holds it. */
const isTaken = (file: Dockerfile, pattern: string): boolean => {
	const path = tidy(pattern);
	if (/[*?[\]]/.test(path)) return true;
	return everyInstruction(file)
		.filter((instruction) => takesContext(instruction) || instruction.keyword === 'RUN')
		.flatMap((instruction) => [...copySources(instruction), ...mountSources(instruction)])
		.map(tidy)
		.some((source) => source === '' || /[*?[\]$]/.test(source) || isInside(path, source) || isInside(source, path));
};

const tidy = (path: string): string =>
	path
		.replace(/^(\.?\/)+/, '')
		.replace(/^\.$/, '')
		.replace(/\/+$/, '');

/** Bind mounts without `from` take from the folder that is built. */
const mountSources = ({ flags }: Instruction): readonly string[] =>
	flags
		.filter(({ name, value }) => name === 'mount' && !/type=(?!bind)|from=/.test(value))
		.map(({ value }) => /(?:^|,)(?:source|src)=([^,]+)/.exec(value)?.[1] ?? '');
