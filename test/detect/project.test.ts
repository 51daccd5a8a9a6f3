import { describe, expect, test } from 'vitest';
import type { ProjectFacts } from '../../src/core/project-facts.ts';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from '../support/memory-reader.ts';

const detect = (files: Readonly<Record<string, string>>): Promise<ProjectFacts> =>
	detectProject(memoryReader(files), 'shop');

const flask =
	'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/healthz")\ndef healthz():\n    return "ok"\n';

test('an empty folder', async () => {
	const facts = await detect({ 'README.md': '# Shop\n', '.gitignore': '' });
	expect(facts.empty).toBe(true);
	expect(facts.application).toBeUndefined();
	expect(facts.framework).toBeUndefined();
});

test('a flat Flask project, each fact with its evidence', async () => {
	const facts = await detect({
		'app.py': flask,
		'helpers.py': 'X = 1\n',
		'templates/index.html': '<p>',
		'static/style.css': '',
		'tests/test_app.py': 'from app import app\n',
		'.env': 'SECRET=1\n',
		'requirements.txt': 'Flask==3.1.2\ngunicorn>=23\n',
		'.python-version': '3.12\n',
	});
	expect(facts.framework).toMatchObject({ value: 'flask', confidence: 'certain' });
	expect(facts.frameworkVersion?.value).toBe('3.1.2');
	expect(facts.application).toMatchObject({
		value: { kind: 'object', module: 'app', attribute: 'app', factory: false },
		confidence: 'certain',
	});
	expect(facts.application?.evidence[0]).toContain('app.py line 3');
	expect(facts.server?.value).toBe('gunicorn');
	expect(facts.healthPath).toMatchObject({ value: '/healthz', confidence: 'certain' });
	expect(facts.pythonVersion?.value).toBe('3.12');
	expect(facts.dependencies?.value).toMatchObject({
		manager: 'pip',
		requirementsFile: 'requirements.txt',
		hashed: false,
	});
	const paths = facts.files.value.map(({ path }) => path);
	expect(paths).toEqual(expect.arrayContaining(['app.py', 'static', 'templates']));
	expect(paths).not.toEqual(expect.arrayContaining(['tests']));
	expect(paths).not.toContain('.env');
});

describe('the application object', () => {
	test.each([
		['an alias', { 'app.py': 'import flask as f\napi = f.Flask(__name__)\n' }, 'app', 'api', false],
		['an annotation', { 'app.py': 'from fastapi import FastAPI as F\napp: F = F()\n' }, 'app', 'app', false],
		[
			'a factory',
			{ 'web.py': 'from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n    return app\n' },
			'web',
			'create_app',
			true,
		],
		[
			'an instance made by a factory',
			{
				'shop/__init__.py': 'from flask import Flask\ndef create_app():\n    return Flask(__name__)\n',
				'wsgi.py': 'from shop import create_app\napp = create_app()\n',
			},
			'wsgi',
			'app',
			false,
		],
		[
			'a package',
			{ 'shop/__init__.py': '', 'shop/main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
			'shop.main',
			'app',
			false,
		],
		[
			'a wrapper',
			{
				'app.py':
					'from flask import Flask\nfrom werkzeug.middleware.proxy_fix import ProxyFix\napp = Flask(__name__)\napp.wsgi_app = ProxyFix(app.wsgi_app)\n',
			},
			'app',
			'app',
			false,
		],
		[
			'a name at the top that only its package explains',
			{
				'blog.py': 'from site_app import create_app\napp = create_app()\n',
				'site_app/__init__.py': 'from flask import Flask\ndef create_app():\n    return Flask(__name__)\n',
				'site_app/tasks.py': 'from site_app import create_app\napp = create_app()\n',
			},
			'blog',
			'app',
			false,
		],
	])('by %s', async (_name, files, module, attribute, factory) => {
		const facts = await detect(files);
		expect(facts.application?.value).toEqual({ kind: 'object', module, attribute, factory });
	});

	test('text in a string or a comment is none', async () => {
		const facts = await detect({ 'notes.py': '# app = Flask(__name__)\nTEXT = "app = Flask(__name__)"\n' });
		expect(facts.application).toBeUndefined();
	});

	test('below src/, with its source root', async () => {
		const facts = await detect({
			'src/shop/__init__.py': '',
			'src/shop/main.py': 'from fastapi import FastAPI\napp = FastAPI()\n',
		});
		expect(facts.application?.value).toMatchObject({ module: 'shop.main' });
		expect(facts.sourceRoots).toEqual(['src']);
	});
});

describe('Django', () => {
	const project = {
		'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site1.settings")\n',
		'site1/__init__.py': '',
		'site1/settings.py':
			'import os\nfrom pathlib import Path\nBASE_DIR = Path(__file__).parent.parent\nSECRET_KEY = os.environ["SECRET_KEY"]\nINSTALLED_APPS = ["django.contrib.staticfiles"]\nROOT_URLCONF = "site1.urls"\nSTATIC_ROOT = BASE_DIR / "staticfiles"\n',
		'site1/wsgi.py':
			'import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site1.settings")\napplication = get_wsgi_application()\n',
		'site1/asgi.py':
			'import os\nfrom django.core.asgi import get_asgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "site1.settings")\napplication = get_asgi_application()\n',
		'requirements.txt': 'django==5.2\n',
	};

	test('by its wsgi.py, with settings, static files and what it needs', async () => {
		const facts = await detect(project);
		expect(facts.framework?.value).toBe('django');
		expect(facts.application?.value).toEqual({
			kind: 'object',
			module: 'site1.wsgi',
			attribute: 'application',
			factory: false,
		});
		expect(facts.djangoSettings?.value).toBe('site1.settings');
		expect(facts.buildSteps.value).toMatchObject([{ id: 'collectstatic', outputs: ['staticfiles'] }]);
		expect(facts.requiredEnvironment.value).toContain('SECRET_KEY');
	});

	test('by its asgi.py where an ASGI server is installed', async () => {
		const facts = await detect({ ...project, 'requirements.txt': 'django==5.2\nuvicorn\n' });
		expect(facts.application?.value).toMatchObject({ module: 'site1.asgi' });
		expect(facts.server?.value).toBe('uvicorn');
	});
});

describe('dependencies', () => {
	const app = { 'app.py': flask };

	test('requirements with -r and hashes', async () => {
		const hash = '--hash=sha256:0a30ef8f5322a4173720ae6712dc9a5e58f5a19868f3f167b4b5778db066c2b5';
		const facts = await detect({
			...app,
			'requirements.in': 'flask\n',
			'requirements.txt': `-r base.txt\nflask==3.1.2 \\\n    ${hash}\n`,
			'base.txt': `six==1.17.0 ${hash}\n`,
		});
		expect(facts.dependencies?.value).toMatchObject({
			hashed: true,
			layout: 'locked',
			files: ['requirements.txt', 'base.txt'],
		});
		expect(facts.dependencies?.value.packages).toEqual(expect.arrayContaining(['flask', 'six']));
	});

	test('uv.lock', async () => {
		const facts = await detect({
			...app,
			'pyproject.toml':
				'[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["flask"]\n',
			'uv.lock':
				'version = 1\n[[package]]\nname = "shop"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [{ name = "flask" }]\n[[package]]\nname = "flask"\nversion = "3.1.2"\nsource = { registry = "https://pypi.org/simple" }\nwheels = [{ url = "https://x/flask-3.1.2-py3-none-any.whl" }]\n',
		});
		expect(facts.dependencies?.value).toMatchObject({
			manager: 'uv',
			lockFile: 'uv.lock',
			installsProject: false,
			packages: ['flask'],
		});
		expect(facts.allowedPythons).toEqual(['3.14', '3.13', '3.12']);
	});

	test.each([
		[
			'poetry',
			{
				'pyproject.toml':
					'[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\nflask = "^3"\n',
				'poetry.lock':
					'[[package]]\nname = "flask"\nversion = "3.1.2"\noptional = false\nfiles = []\n[metadata]\nlock-version = "2.1"\npython-versions = "^3.12"\ncontent-hash = "x"\n',
			},
		],
		[
			'pipenv',
			{
				Pipfile: '[packages]\nflask = "*"\n',
				'Pipfile.lock': '{"_meta":{},"default":{"flask":{"version":"==3.1.2"}},"develop":{}}',
			},
		],
	])('%s', async (manager, files) => {
		const facts = await detect({ ...app, ...files });
		expect(facts.dependencies?.value.manager).toBe(manager);
		expect(facts.dependencies?.value.packages).toContain('flask');
	});
});

test('detection reads, and never runs: a project that would end the process does not', async () => {
	const facts = await detect({
		'app.py': 'import os\nos._exit(1)\nfrom flask import Flask\napp = Flask(__name__)\n',
		'setup.py': 'raise SystemExit(1)\n',
	});
	expect(facts.framework?.value).toBe('flask');
});
