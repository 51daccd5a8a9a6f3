import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { detectProject } from '../../src/detect/index.ts';
import { renderPlan } from '../../src/render/index.ts';
import { memoryReader } from '../support/memory-reader.ts';

const project = {
	'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
	'requirements.txt': 'flask\ngunicorn\n',
};

const answers: Answers = {
	name: 'service',
	application: { kind: 'object', module: 'app', attribute: 'app', factory: false },
	python: '3.13',
	base: 'slim',
	stages: 'multi',
	ports: [8000],
	healthPath: '/',
	codeOwner: 'root',
	installer: 'pip',
};

const treeOf = async (files: Readonly<Record<string, string>>) =>
	renderPlan(assemblePlan(answers, await detectProject(memoryReader(files), 'service')), {
		answers,
		toolVersion: '1.0.0',
	});

test('a .containerignore that is there gets the same lines, as Podman and Buildah read it alone', async () => {
	const tree = await treeOf({ ...project, '.containerignore': '.git\n' });
	expect(tree.get('.containerignore')).toContain('!app.py');
	expect(tree.get('.containerignore')).toBe(tree.get('.dockerignore'));
});

test('none is made where there is none', async () => {
	expect([...(await treeOf(project)).keys()]).not.toContain('.containerignore');
});
