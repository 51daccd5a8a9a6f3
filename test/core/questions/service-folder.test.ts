import { expect, test } from 'vitest';
import { serviceFolder } from '../../../src/core/questions/service-folder.ts';
import { UsageError } from '../../../src/errors.ts';
import { detectFiles } from '../../support/detect.ts';
import { contextWith } from '../../support/facts.ts';

const flask = 'from flask import Flask\napp = Flask(__name__)\n';

/** Whether the folder is asked for, what Enter takes, and what is offered. */
const asked = async (files: Readonly<Record<string, string>>) => {
	const context = contextWith({ facts: await detectFiles(files) });
	const offered = serviceFolder.choices?.(context).map(({ value }) => value);
	return serviceFolder.isAsked(context) ? { suggested: serviceFolder.suggest(context), offered } : 'not asked';
};

test('the folder with the application goes before other folders with dependencies', async () => {
	const files = {
		'worker/requirements.txt': 'celery\n',
		'worker/tools.py': '',
		'backend/requirements.txt': 'flask\n',
		'backend/app.py': flask,
		'docs/requirements.txt': 'sphinx\n',
	};
	expect(await asked(files)).toEqual({ suggested: 'backend', offered: ['backend', 'worker', '.'] });
});

test('of several folders without an application none is suggested', async () => {
	const files = { 'one/requirements.txt': 'flask\n', 'two/requirements.txt': 'flask\n' };
	expect(await asked(files)).toEqual({ suggested: undefined, offered: ['one', 'two', '.'] });
});

test('of services side by side that call their application alike, none is taken for the only one', async () => {
	const files = {
		'orders/requirements.txt': 'flask\n',
		'orders/app.py': flask,
		'users/requirements.txt': 'flask\n',
		'users/app.py': flask,
	};
	expect(await asked(files)).toEqual({
		suggested: undefined,
		offered: expect.arrayContaining(['orders', 'users', '.']),
	});
});

test('a folder is asked for where it is not sure which application is meant', async () => {
	const facts = await detectFiles({
		'one/requirements.txt': 'flask\n',
		'one/app.py': flask,
		'two/requirements.txt': '',
	});
	const application = facts.application && { ...facts.application, confidence: 'unsure' as const };
	const context = contextWith({ facts: { ...facts, ...(application && { application }) } });
	expect(serviceFolder.isAsked(context)).toBe(true);
	expect(serviceFolder.suggest(context)).toBeUndefined();
});

test('a folder that names dependencies itself is the one, and so is one that holds the application', async () => {
	const below = { 'tools/requirements.txt': 'click\n' };
	expect(await asked({ ...below, 'requirements.txt': 'flask\n', 'app.py': flask })).toBe('not asked');
	expect(await asked({ ...below, 'app.py': flask })).toBe('not asked');
});

test('the root of a uv workspace that is no project asks for the member', async () => {
	const files = {
		'pyproject.toml': '[tool.uv.workspace]\nmembers = ["services/*"]\n',
		'uv.lock': 'version = 1\n',
		'services/api/pyproject.toml': '[project]\nname = "api"\nversion = "1"\n',
		'services/api/main.py': flask,
	};
	expect(await asked(files)).toEqual({ suggested: 'services/api', offered: ['services/api', '.'] });
});

test('a path is read as it is written, and refused where it is none', () => {
	expect(serviceFolder.format(serviceFolder.parse(' services/api '))).toBe('services/api');
	expect(() => serviceFolder.parse(' ')).toThrow(UsageError);
});
