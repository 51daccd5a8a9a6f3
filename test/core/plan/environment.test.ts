import { expect, test } from 'vitest';
import { flaskApp, planOf } from '../../support/plan-of.ts';

const environmentOf = async (requirements: string) => {
	const plan = await planOf({ 'app.py': flaskApp, 'requirements.txt': requirements });
	return Object.fromEntries(plan.environment);
};

test('FLASK_ENV is set only for Flask below 2.3, where it still does something', async () => {
	expect(await environmentOf('flask==2.2.5\ngunicorn\n')).toMatchObject({ FLASK_DEBUG: '0', FLASK_ENV: 'production' });
	expect(await environmentOf('flask==2.3.0\ngunicorn\n')).not.toHaveProperty('FLASK_ENV');
	expect(await environmentOf('flask\ngunicorn\n')).not.toHaveProperty('FLASK_ENV');
});

test('PORT is the first port', async () => {
	const files = { 'app.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' };
	const plan = await planOf(files, { ports: [9000, 9100] });
	expect(Object.fromEntries(plan.environment)).toMatchObject({ PORT: '9000', PYTHONPATH: '/deps' });
});

test('a source root that is copied is on the module path', async () => {
	const files = { 'src/shop/__init__.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' };
	const plan = await planOf(files, {
		application: { kind: 'object', module: 'shop', attribute: 'app', factory: false },
	});
	expect(Object.fromEntries(plan.environment).PYTHONPATH).toBe('/deps:/app/src');
});

test('a source root that is installed as the folder that it is stays on the module path, unlike src', async () => {
	const packaged = (folder: string) =>
		planOf({
			[`${folder}/api.py`]:
				'from importlib.metadata import version\nfrom flask import Flask\nfrom models import Job\n\napp = Flask(__name__)\n',
			[`${folder}/models.py`]: 'Job = 1\n',
			'pyproject.toml': `[tool.poetry]\nname = "shop"\nversion = "1"\npackages = [{include = "${folder}"}]\n[tool.poetry.dependencies]\nflask = "*"\ngunicorn = "*"\n[build-system]\nrequires = ["poetry-core"]\nbuild-backend = "poetry.core.masonry.api"\n`,
			'poetry.lock': '[[package]]\nname = "flask"\nversion = "3.1.2"\n',
		});
	const plan = await packaged('shop-api');
	expect(plan.project.map(({ path }) => path)).toContain('shop-api');
	expect(Object.fromEntries(plan.environment).PYTHONPATH).toBe('/deps:/app/shop-api');
	expect(Object.fromEntries((await packaged('src')).environment).PYTHONPATH).toBe('/deps');
});

test('Streamlit is told that it is no checkout of itself', async () => {
	const plan = await planOf({
		'app.py': 'import streamlit as st\n\nst.title("Tea")\n',
		'requirements.txt': 'streamlit\n',
	});
	expect(Object.fromEntries(plan.environment)).toMatchObject({
		STREAMLIT_GLOBAL_DEVELOPMENT_MODE: 'false',
		STREAMLIT_SERVER_PORT: '8000',
	});
});
