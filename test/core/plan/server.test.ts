import { expect, test } from 'vitest';
import { fastapiApp, flaskApp, planOf } from '../../support/plan-of.ts';

test('a WSGI application is served by gunicorn as a module, by the full path of the interpreter', async () => {
	const { server } = await planOf({ 'app.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' });
	expect(server).toMatchObject({
		kind: 'gunicorn',
		settingsFile: 'gunicorn.conf.py',
		entrypoint: ['/usr/bin/python3', '-m', 'gunicorn'],
		command: ['--config', '/app/gunicorn.conf.py', 'app:app'],
		stopSignal: 'SIGTERM',
	});
});

test('a factory is called', async () => {
	const factory = 'from flask import Flask\n\n\ndef create_app():\n    return Flask(__name__)\n';
	const { server } = await planOf({ 'shop/__init__.py': factory, 'requirements.txt': 'flask\ngunicorn\n' });
	expect(server.command.at(-1)).toBe('shop:create_app()');
});

test('an ASGI application is served by uvicorn, through a file that reads PORT', async () => {
	const plan = await planOf({ 'main.py': fastapiApp, 'requirements.txt': 'fastapi\nuvicorn\n' }, { base: 'slim' });
	expect(plan.server).toMatchObject({
		entrypoint: ['/usr/local/bin/python3'],
		command: ['/app/uvicorn_server.py'],
	});
	expect(plan.code.at(-1)).toEqual({ path: 'uvicorn_server.py', kind: 'file' });
});

const bothInterfaces = {
	'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
	'shop/__init__.py': '',
	'shop/settings.py': 'INSTALLED_APPS = []\n',
	'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
	'shop/asgi.py': 'from django.core.asgi import get_asgi_application\napplication = get_asgi_application()\n',
};

test('Django speaks what its application object speaks', async () => {
	const asgi = await planOf({ ...bothInterfaces, 'requirements.txt': 'django\nuvicorn\n' });
	expect([asgi.application, asgi.server]).toMatchObject([
		{ module: 'shop.asgi' },
		{ kind: 'uvicorn', interface: 'asgi' },
	]);
	const wsgi = await planOf({ ...bothInterfaces, 'requirements.txt': 'django\ngunicorn\n' });
	expect([wsgi.application, wsgi.server]).toMatchObject([
		{ module: 'shop.wsgi' },
		{ kind: 'gunicorn', interface: 'wsgi' },
	]);
});

test('Falcon speaks what its constructor says', async () => {
	const requirements = { 'requirements.txt': 'falcon\ngunicorn\nuvicorn\n' };
	const asgi = await planOf({ 'app.py': 'import falcon.asgi\napp = falcon.asgi.App()\n', ...requirements });
	expect(asgi.server).toMatchObject({ kind: 'gunicorn-uvicorn', interface: 'asgi' });
	const wsgi = await planOf({ 'app.py': 'import falcon\napp = falcon.App()\n', ...requirements });
	expect(wsgi.server).toMatchObject({ kind: 'gunicorn', interface: 'wsgi' });
});

test('another object than the suggested one gets a server that can call it', async () => {
	const files = {
		'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n',
		'admin.py': 'from flask import Flask\nadmin = Flask(__name__)\n',
		'requirements.txt': 'fastapi\nflask\nuvicorn\n',
	};
	const admin = { kind: 'object', module: 'admin', attribute: 'admin', factory: false } as const;
	const { server, dependencies } = await planOf(files, { application: admin });
	expect(server).toMatchObject({ kind: 'gunicorn', interface: 'wsgi' });
	expect(dependencies.written[0]?.text).toContain('gunicorn==');
});

test('a server that a start command names, but no dependency, is added', async () => {
	const Dockerfile = 'FROM python\nRUN pip install gunicorn\nCMD ["gunicorn", "app:app"]\n';
	const { dependencies } = await planOf({ 'app.py': flaskApp, 'requirements.txt': 'flask\n', Dockerfile });
	expect(dependencies.written[0]?.text).toMatch(/^flask\ngunicorn==/);
});

test('a command that listens by itself is stopped by SIGINT, which Python as process 1 does not ignore', async () => {
	const { server } = await planOf(
		{ 'app.py': flaskApp, 'requirements.txt': 'flask\n' },
		{ application: { kind: 'command', args: ['app.py'] } },
	);
	expect(server).toMatchObject({
		kind: 'own',
		settingsFile: undefined,
		entrypoint: ['/usr/bin/python3'],
		command: ['app.py'],
		stopSignal: 'SIGINT',
	});
});

test('a server that a build system does not know of is named by the install command', async () => {
	const files = {
		'app.py': flaskApp,
		'pyproject.toml': '[project]\nname = "tea"\nversion = "1"\ndependencies = ["flask"]\n',
	};
	const { dependencies, notices } = await planOf(files);
	expect(dependencies.unlisted).toEqual([expect.stringMatching(/^gunicorn==\d/)]);
	expect(dependencies.written).toEqual([]);
	expect(notices.join()).toContain('gunicorn is not among the dependencies in pyproject.toml');
});

test.each([
	['gunicorn==20.1.0\n', 'gunicorn==20.1.0\nsetuptools<82\n'],
	['gunicorn==20.1.0\nsetuptools==70.0.0\n', undefined],
	['gunicorn==21.2.0\n', undefined],
])('the pkg_resources that an old gunicorn imports: %j', async (requirements, written) => {
	const { dependencies } = await planOf({ 'app.py': flaskApp, 'requirements.txt': requirements });
	expect(dependencies.written[0]?.text).toBe(written);
});

test.each([
	['uvicorn==0.20.0', false],
	['uvicorn>=0.15,<0.20', false],
	['uvicorn~=0.21.1', false],
	['uvicorn==0.30.6', true],
	['uvicorn>=0.20', true],
	['uvicorn', true],
])('%s can be told how long it may take to stop: %s', async (requirement, limits) => {
	const { server } = await planOf({ 'app.py': fastapiApp, 'requirements.txt': `fastapi\n${requirement}\n` });
	expect(server.limitsStop).toBe(limits);
});

test.each([
	['==20.0.4', 'gunicorn.app.wsgiapp'],
	['==19.9.0', 'gunicorn.app.wsgiapp'],
	['==20.1.0', 'gunicorn'],
	['>=20', 'gunicorn'],
])('gunicorn%s is started as %s', async (range, module) => {
	const { server } = await planOf({ 'app.py': flaskApp, 'requirements.txt': `flask\ngunicorn${range}\n` });
	expect(server.entrypoint).toEqual(['/usr/bin/python3', '-m', module]);
});

test('a worker is stopped by SIGTERM, which Celery takes for no failure', async () => {
	const worker = { 'tasks.py': "from celery import Celery\n\napp = Celery('tasks')\n", 'requirements.txt': 'celery\n' };
	expect((await planOf(worker, { ports: [] })).server.stopSignal).toBe('SIGTERM');
});
