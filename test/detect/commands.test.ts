import { describe, expect, test } from 'vitest';
import { readCommandText } from '../../src/detect/commands/read-command.ts';
import { applicationOf, detectFiles } from '../support/detect.ts';

const app = 'from flask import Flask\napp = Flask(__name__)\n';
const both = { 'first.py': app, 'second.py': app };

test('uWSGI gives its place to gunicorn, and that is said with what its settings do then', async () => {
	const files = { 'app.py': 'from flask import Flask\napp = Flask(__name__)\n', 'requirements.txt': 'flask\nuwsgi\n' };
	const listed = await detectFiles(files);
	expect(listed.server).toMatchObject({
		value: 'gunicorn',
		confidence: 'likely',
		evidence: ['in place of uWSGI: uwsgi in requirements.txt line 2'],
	});
	expect(listed.warnings.join()).not.toContain('uWSGI');
	const set = await detectFiles({ ...files, 'uwsgi.ini': '[uwsgi]\nmodule = app:app\nstatic-map = /static=static\n' });
	expect(set.server?.evidence[0]).toBe('in place of uWSGI: `uwsgi --module app:app` in uwsgi.ini line 2');
	expect(set.warnings).toContainEqual(expect.stringMatching(/what else uwsgi.ini sets for uWSGI has no effect/));
	const both = await detectFiles({ ...files, 'requirements.txt': 'flask\nuwsgi\nwaitress\n' });
	expect(both.server?.value).toBe('waitress');
	expect((await detectFiles({ ...files, 'requirements.txt': 'flask\n' })).server).toBeUndefined();
});

test('the server of wsgiref is for trying out, and its application is what a server is given', async () => {
	const made = 'import falcon\ndef create():\n    app = falcon.App()\n    return app\n';
	const main = 'if __name__ == "__main__":\n    app = create()\n    make_server("", 3000, app).serve_forever()\n';
	const text = `from wsgiref.simple_server import make_server\n${made}${main}`;
	const { application } = await detectFiles({ 'app.py': text, 'requirements.txt': 'falcon\n' });
	expect(application?.value).toMatchObject({ module: 'app', attribute: 'create', factory: true });
	const alone = text.replace(made, '').replace('create()', 'handle');
	expect((await detectFiles({ 'app.py': alone })).application?.value).toMatchObject({ args: ['app.py'] });
});

describe('what starts the service is read from', () => {
	test.each([
		['Procfile', { Procfile: 'release: echo hello\nweb: gunicorn second:app --bind 0.0.0.0:$PORT\n' }],
		['a compose file', { 'compose.yaml': 'services:\n  web:\n    build: .\n    command: gunicorn second:app\n' }],
		['a systemd unit', { 'deploy/shop.service': '[Service]\nExecStart=/opt/venv/bin/gunicorn -w 2 second:app\n' }],
		[
			'supervisor, its servers only',
			{
				'deploy/supervisor/web.conf':
					'[program:web]\ncommand=/opt/bin/gunicorn second:app\n[program:work]\ncommand=celery -A first worker\n',
			},
		],
		['uWSGI settings', { 'uwsgi.ini': '[uwsgi]\nhttp = :9090\nmodule = second:app ; the service\nmaster = true\n' }],
		['uWSGI settings with a file', { 'conf/uwsgi.ini': '[uwsgi]\nwsgi-file=second.py\ncallable = app\n' }],
		['a Makefile', { Makefile: 'run:\n\tgunicorn second:app\n' }],
		['a Dockerfile', { Dockerfile: 'FROM python:3.13\nCMD ["gunicorn", "second:app"]\n' }],
		[
			'a start script',
			{ Dockerfile: 'FROM python:3.13\nCMD ["./start.sh"]\n', 'start.sh': '#!/bin/sh\nexec gunicorn second:app\n' },
		],
	])('%s', async (_, files) => {
		expect(await applicationOf({ ...both, ...(files as unknown as Record<string, string>) })).toBe(
			'second:app certain',
		);
	});

	test('a Procfile before a Dockerfile', async () => {
		const files = {
			...both,
			Procfile: 'web: gunicorn first:app\n',
			Dockerfile: 'FROM python\nCMD gunicorn second:app\n',
		};
		expect(await applicationOf(files)).toBe('first:app certain');
	});

	test('a command for production before one that reloads', async () => {
		const files = {
			...both,
			'compose.yaml': 'services:\n  web:\n    build: .\n    command: gunicorn first:app --reload\n',
			Dockerfile: 'FROM python\nCMD gunicorn second:app\n',
		};
		expect(await applicationOf(files)).toBe('second:app certain');
	});

	test('a compose file may merge what its services share', async () => {
		const shared = 'x-app: &app\n  build: .\n  command: gunicorn second:app\n';
		const compose = `${shared}services:\n  web:\n    <<: *app\n    ports: ["80:8010"]\n`;
		expect(await applicationOf({ 'first.py': app, 'second.py': app, 'compose.yaml': compose })).toMatch(/^second:app/);
	});

	test('a compose file that cannot be parsed says nothing', async () => {
		expect(await applicationOf({ 'app.py': app, 'compose.yaml': 'services: [\n' })).toBe('app:app certain');
	});
});

describe('a command', () => {
	test.each([
		['gunicorn app:app', { server: 'gunicorn' }],
		['gunicorn shop.wsgi -b :8001 -w 4', { server: 'gunicorn', port: 8001 }],
		['gunicorn app:app -k uvicorn.workers.UvicornWorker', { server: 'gunicorn-uvicorn' }],
		['exec poetry run uvicorn app.main:app --host 0.0.0.0 --port 80', { server: 'uvicorn', port: 80 }],
		[`bash -c 'sleep 1; uvicorn main:app --port \${PORT:-9000}'`, { server: 'uvicorn', port: 9000 }],
		['python -m uvicorn main:app', { server: 'uvicorn' }],
		['LOG=1 waitress-serve --listen=*:8080 app:app', { server: 'waitress', port: 8080 }],
		['cd src && hypercorn main:app', { server: 'hypercorn', folder: 'src' }],
		['gunicorn --chdir shop app:app', { server: 'gunicorn', folder: 'shop' }],
		['daphne -p 8002 shop.asgi:application', { server: 'daphne', port: 8002 }],
		['granian --interface asgi main:app', { server: 'granian' }],
	])('%s', (text, expected) => {
		expect(readCommandText(text)).toMatchObject(expected);
	});

	test('with a factory keeps that it is one', () => {
		expect(readCommandText(`gunicorn 'shop:create_app()'`)?.application).toEqual({
			kind: 'object',
			module: 'shop',
			attribute: 'create_app',
			factory: true,
		});
	});

	test('without an attribute means "application" for gunicorn', () => {
		expect(readCommandText('gunicorn shop.wsgi')?.application).toMatchObject({
			module: 'shop.wsgi',
			attribute: 'application',
		});
	});

	test.each(['flask run --port 5000', 'python manage.py runserver', 'uvicorn main:app --reload'])(
		'%s is for development',
		(text) => {
			expect(readCommandText(text)?.isDevelopment).toBe(true);
		},
	);

	test('granian says how it calls the application', () => {
		expect(readCommandText('granian --interface wsgi --port 8888 app:application')).toMatchObject({
			speaks: 'wsgi',
			server: 'granian',
			port: 8888,
		});
	});

	test('python -m manage is manage.py', () => {
		expect(readCommandText('python -m manage runserver')).toMatchObject({ path: 'manage.py', isDevelopment: true });
		expect(readCommandText('python -m manage compilemessages')).toBeUndefined();
		expect(readCommandText('python -m shop.manage db upgrade')).toBeUndefined();
	});

	test('a debugger is seen through, and its port is none of the service', () => {
		const read = readCommandText('uv run python -m debugpy --listen 0.0.0.0:5678 main.py');
		expect(read).toEqual({ path: 'main.py', isDevelopment: false });
	});

	test('what a tool fills in is left out, and what reloads is for development', () => {
		const read = readCommandText('python -m shop --reload {{options}}');
		expect(read).toMatchObject({ application: { args: ['-m', 'shop'] }, isDevelopment: true });
	});

	test.each(['npm start', 'echo gunicorn app:app', '', 'python manage.py migrate'])('%j starts nothing', (text) => {
		expect(readCommandText(text)).toBeUndefined();
	});
});

describe('the server', () => {
	const fastapi = { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' };

	test('is the one among the dependencies that fits', async () => {
		const { server } = await detectFiles({ ...fastapi, 'requirements.txt': 'fastapi\nwaitress\nhypercorn\n' });
		expect(server).toMatchObject({ value: 'hypercorn', evidence: ['hypercorn in requirements.txt line 3'] });
	});

	test('with gunicorn and uvicorn is both', async () => {
		const { server } = await detectFiles({ ...fastapi, 'requirements.txt': 'fastapi\ngunicorn\nuvicorn\n' });
		expect(server).toMatchObject({ value: 'gunicorn-uvicorn', confidence: 'likely', alternatives: ['uvicorn'] });
	});

	test('comes with an extra of FastAPI', async () => {
		expect((await detectFiles({ ...fastapi, 'requirements.txt': 'fastapi[standard]\n' })).server?.value).toBe(
			'uvicorn',
		);
	});

	test('that a command starts has to be among the dependencies, or be one that is added to them', async () => {
		const files = (server: string) => ({
			'app.py': app,
			'requirements.txt': 'flask\n',
			Procfile: `web: ${server} app:app\n`,
		});
		expect((await detectFiles(files('granian --interface wsgi'))).server).toBeUndefined();
		expect((await detectFiles(files('gunicorn'))).server?.value).toBe('gunicorn');
		const installed = { ...files('granian --interface wsgi'), 'requirements.txt': 'flask\ngranian\n' };
		expect((await detectFiles(installed)).server?.value).toBe('granian');
	});

	test('that the project does not have is not made up', async () => {
		expect((await detectFiles({ ...fastapi, 'requirements.txt': 'fastapi\n' })).server).toBeUndefined();
	});
});

test('a command that names a module from where its own imports are not found does not say how it is imported', async () => {
	const files = {
		'src/main.py': 'from fastapi import FastAPI\nfrom src.room import router\n\napp = FastAPI()\n',
		'src/room.py': 'router = None\n',
		Dockerfile: 'FROM python:3.13\nCMD ["uvicorn", "main:app"]\n',
	};
	expect(await applicationOf(files)).toBe('src.main:app certain');
	const { application } = await detectFiles(files);
	expect(application?.evidence).toContain(
		'`uvicorn main:app` in Dockerfile line 2, but src.room, which src/main.py needs, is found from the project folder',
	);
});

test('a command that names wsgi.py from where its settings are not found does not say how it is imported', async () => {
	const wsgi =
		"import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\napplication = get_wsgi_application()\n";
	const files = {
		'site/shop/wsgi.py': wsgi,
		'site/shop/settings.py': "INSTALLED_APPS = ['django.contrib.admin']\n",
		'site/manage.py': "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
		Procfile: 'web: gunicorn site.shop.wsgi:application\n',
	};
	expect(await applicationOf(files)).toBe('shop.wsgi:application certain');
});

test('a command that starts nothing is no candidate: the command line of Django, and an object that is not there', async () => {
	const files = {
		'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
		'shop/__init__.py': '',
		'shop/__main__.py': 'from django.core.management import execute_from_command_line\nexecute_from_command_line([])\n',
		'old.py': 'import app\n',
		Makefile: 'docs:\n\tpython -m shop help\nrun:\n\tgunicorn old:application\n',
	};
	const { application } = await detectFiles(files);
	expect(application?.value).toMatchObject({ module: 'app' });
	expect(application?.alternatives).toEqual([]);
});

test('a program that the project installs is started as its package', async () => {
	const files = {
		'pyproject.toml': '[project]\nname = "shop"\n[project.scripts]\nshop-server = "shop.__main__:main"\n',
		'shop/__init__.py': '',
		'shop/__main__.py': 'main()\n',
		'worker.py': 'from aiohttp import web\nweb.run_app(web.Application())\n',
		Dockerfile: 'FROM python:3.13\nENTRYPOINT ["/opt/venv/bin/shop-server"]\nCMD ["run", "--port", "9000"]\n',
	};
	expect(await applicationOf(files)).toBe('-m shop run --port 9000 certain');
	const wsgi = 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n';
	expect(await applicationOf({ ...files, 'shop/wsgi.py': wsgi })).toBe('shop.wsgi:application certain');
});

test('what supervisor runs for development says nothing of the port', async () => {
	const unit = (port: number) => `[program:web]\ncommand=gunicorn first:app --bind :${port}\n`;
	const files = { 'first.py': app, 'conf/supervisord-dev.conf': unit(48001) };
	expect((await detectFiles(files)).port).toBeUndefined();
	const { port } = await detectFiles({ ...files, 'conf/supervisord.conf': unit(8001) });
	expect(port).toMatchObject({ value: 8001, confidence: 'certain' });
});
