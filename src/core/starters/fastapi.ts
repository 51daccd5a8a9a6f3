import type { StarterDefinition } from './starter.ts';

export const fastapi: StarterDefinition = {
	id: 'fastapi',
	title: 'FastAPI',
	packages: { base: ['fastapi'], server: ['uvicorn'], dev: ['httpx2', 'pytest'] },
	runCommand: 'uvicorn main:app --reload',
	testCommand: 'python -m pytest',
	variables: [],
};
