import type { StarterDefinition } from './starter.ts';

export const flask: StarterDefinition = {
	id: 'flask',
	title: 'Flask',
	packages: { base: ['flask'], server: ['gunicorn'], dev: ['pytest'] },
	runCommand: 'flask run --debug',
	testCommand: 'python -m pytest',
	variables: [],
};
