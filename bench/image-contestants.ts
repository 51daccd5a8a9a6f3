import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const golden = path.resolve(import.meta.dirname, '../test/golden');

/** One Dockerfile of the series, for one of the services. */
export interface ImageContestant {
	readonly name: string;
	readonly service: 'flask' | 'fastapi' | 'django';
	/** A file under test/golden/projects that a developer changes. */
	readonly codeFile: string;
	readonly dependencyFile: string;
	readonly healthPath: string;
	/** Makes a build context of its own. */
	readonly prepare: () => string;
	/** What the others of the same service are held against. */
	readonly isOurs: boolean;
}

const copyProject = (project: string): string => {
	const folder = mkdtempSync(path.join(tmpdir(), 'bench-image-'));
	cpSync(path.join(golden, 'projects', project), folder, { recursive: true });
	return folder;
};

const ours = (project: string, name: string) => (): string => {
	const folder = copyProject(project);
	cpSync(path.join(golden, name, 'expected'), folder, { recursive: true });
	return folder;
};

/** Peers get what their users have: the project, and a small ignore file. */
const peer = (project: string, file: string) => (): string => {
	const folder = copyProject(project);
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, 'Dockerfile'), readFileSync(path.join(import.meta.dirname, 'peers', file), 'utf8'));
	writeFileSync(path.join(folder, '.dockerignore'), '.git\n.venv\n__pycache__\n');
	return folder;
};

const flask = { service: 'flask', codeFile: 'prices.py', dependencyFile: 'requirements.txt', healthPath: '/' } as const;
const fastapi = {
	service: 'fastapi',
	codeFile: 'src/orders/main.py',
	dependencyFile: 'pyproject.toml',
	healthPath: '/',
} as const;
const django = {
	service: 'django',
	codeFile: 'polls/views.py',
	dependencyFile: 'requirements/prod.txt',
	healthPath: '/',
} as const;

export const imageContestants: readonly ImageContestant[] = [
	{ ...flask, name: 'Flask, tutorial', prepare: peer('flask-pip', 'tutorial.Dockerfile'), isOurs: false },
	{
		...flask,
		name: "Flask, docker init's template",
		prepare: peer('flask-pip', 'docker-init.Dockerfile'),
		isOurs: false,
	},
	{
		...flask,
		name: 'Flask, ours, distroless, pip',
		prepare: ours('flask-pip', 'flask-pip-distroless-multi'),
		isOurs: true,
	},
	{
		...flask,
		name: 'Flask, ours, distroless, uv installer',
		prepare: ours('flask-pip', 'flask-pip-uv-distroless-multi'),
		isOurs: true,
	},
	{
		...flask,
		name: 'Flask, ours, slim, uv installer',
		prepare: ours('flask-pip', 'flask-pip-uv-slim-multi'),
		isOurs: true,
	},
	{
		...flask,
		name: 'Flask, ours, Alpine, uv installer',
		prepare: ours('flask-pip', 'flask-pip-uv-alpine-multi'),
		isOurs: true,
	},
	{
		...fastapi,
		name: "FastAPI, uv's multi-stage example",
		prepare: peer('fastapi-uv', 'uv-example.Dockerfile'),
		isOurs: false,
	},
	{
		...fastapi,
		name: 'FastAPI, ours, distroless, uv',
		prepare: ours('fastapi-uv', 'fastapi-uv-distroless-multi'),
		isOurs: true,
	},
	{
		...django,
		name: 'Django, ours, distroless, pip',
		prepare: ours('django-pip', 'django-pip-distroless-multi'),
		isOurs: true,
	},
];
