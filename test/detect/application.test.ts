import { describe, expect, test } from 'vitest';
import type { Application } from '../../src/core/project-facts.ts';
import { startsWorker } from '../../src/core/worker.ts';
import { detectProject } from '../../src/detect/index.ts';
import { applicationOf, detectFiles, pathsOf } from '../support/detect.ts';
import { memoryReader } from '../support/memory-reader.ts';

const flask = 'from flask import Flask\n';
const fastapi = 'from fastapi import FastAPI\n';
const wsgi = `import os
from django.core.wsgi import get_wsgi_application
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
application = get_wsgi_application()
`;

describe('an instance', () => {
	test.each([
		['assigned', 'from flask import Flask\napp = Flask(__name__)\n'],
		['annotated', 'from flask import Flask\napp: Flask = Flask(__name__)\n'],
		['of an aliased import', 'from flask import Flask as F\napp = F(__name__)\n'],
		['of an imported module', 'import flask\napp = flask.Flask(__name__)\n'],
		['of a module under another name', 'import flask as fl\napp = fl.Flask(__name__)\n'],
		['inside if', 'from flask import Flask\nif True:\n    app = Flask(__name__)\n'],
		['inside try', 'try:\n    from flask import Flask\n    app = Flask(__name__)\nexcept ImportError:\n    raise\n'],
		['of a class of its own', 'from flask import Flask\nclass Shop(Flask):\n    pass\napp = Shop(__name__)\n'],
		['wrapped', 'from flask import Flask\napp = Flask(__name__)\napp = ProxyFix(app)\n'],
	])('%s is found', async (_, text) => {
		expect(await applicationOf({ 'app.py': text, 'requirements.txt': 'flask\n' })).toBe('app:app certain');
	});

	test('has its line as evidence', async () => {
		const { application, framework } = await detectFiles({ 'app.py': `${flask}\n\napp = Flask(__name__)\n` });
		expect(application?.evidence).toEqual(['`app = Flask(__name__)` in app.py line 4']);
		expect(framework).toMatchObject({ value: 'flask', confidence: 'certain' });
	});

	test('in a comment, in a string or in a test is none', async () => {
		const text = '# app = Flask(__name__)\ntext = """\nfrom flask import Flask\napp = Flask(__name__)\n"""\n';
		expect(await applicationOf({ 'app.py': text })).toBe('none');
		expect(await applicationOf({ 'tests/app.py': `${flask}app = Flask(__name__)\n` })).toBe('none');
	});

	test('that another one mounts is not the one to start', async () => {
		const text = `${fastapi}api = FastAPI()\nweb = FastAPI()\nweb.mount("/api", api)\n`;
		expect(await applicationOf({ 'main.py': text })).toBe('main:web certain');
	});

	test('two that could both be meant are asked for', async () => {
		const text = `${fastapi}app = FastAPI()\n`;
		const { application } = await detectFiles({ 'main.py': text, 'server.py': text });
		expect(application?.confidence).toBe('unsure');
		expect(application?.alternatives).toHaveLength(1);
	});
});

test('scripts that only work with the database are not what to start', async () => {
	const factory = `${flask}\n\ndef create_app():\n    return Flask(__name__)\n`;
	const script = 'from shop import create_app\napp = create_app()\nwith app.app_context():\n    print(1)\n';
	const files = { 'shop/__init__.py': factory, 'add_menu.py': script, 'fix_orders.py': script };
	expect(await applicationOf(files)).toBe('shop:create_app() certain');
});

test('an application that a function with a name of its own registers', async () => {
	const files = {
		'backend/__init__.py': '',
		'backend/main.py': 'from backend.registrar import register_app\napp = register_app()\n',
		'backend/registrar.py': `${fastapi}\n\ndef register_app():\n    return FastAPI()\n`,
	};
	expect(await applicationOf(files)).toBe('backend.main:app certain');
});

test('a module that only defines what listens is started by its package', async () => {
	const files = {
		'agent/__init__.py': '',
		'agent/__main__.py': 'from agent.web import main\nmain()\n',
		'agent/web.py': 'from prometheus_client import start_http_server\ndef main():\n    start_http_server(9000)\n',
	};
	expect(await applicationOf(files)).toMatch(/^-m agent /);
});

test.each([
	['app.py', 'app:create() certain'],
	['shop/__init__.py', 'shop:create() certain'],
	['src/shop/main.py', 'shop.main:create() certain'],
	['shop/web.py', 'shop.web:create() likely'],
])('a factory with any name in %s', async (path, application) => {
	const text = `${flask}\n\ndef create(testing=False):\n    app = Flask(__name__)\n    return app\n`;
	const files = { 'shop/__init__.py': '', 'src/shop/__init__.py': '', [path]: text };
	const [folder] = path.split('/');
	const own = Object.entries(files).filter(
		([name]) => name === path || (folder !== path && name.startsWith(`${folder}/`)),
	);
	expect(await applicationOf(Object.fromEntries(own))).toBe(application);
	const needing = text.replace('testing=False', 'settings');
	expect(await applicationOf({ ...Object.fromEntries(own), [path]: needing })).not.toContain('certain');
});

test('a factory of a module of which all is imported', async () => {
	const factory = `${flask}\n\ndef set_up():\n    return Flask(__name__)\n`;
	const files = { 'factory.py': factory, 'app.py': 'from factory import *\napp = set_up()\n' };
	expect(await applicationOf(files)).toBe('app:app certain');
});

test('a factory that finishes the object of its module goes before that object', async () => {
	const text = `${flask}app = Flask(__name__)\n\n\ndef create_app():\n    one(app)\n    two(app)\n    three(app)\n    return app\n`;
	expect(await applicationOf({ 'shop/__init__.py': text })).toBe('shop:create_app() likely');
	expect(await applicationOf({ 'shop/__init__.py': `${text}\n\ncreate_app()\n` })).toBe('shop:app certain');
	const named = text.replace('create_app', 'shop_app');
	const start = 'import shop\nif __name__ == "__main__":\n    shop.main()\n';
	expect(await applicationOf({ 'shop/__init__.py': named, 'shop.py': start })).not.toBe('shop:app certain');
});

test('a folder whose modules name each other as they lie is where Python starts, package or not', async () => {
	const main = `${fastapi}from container import wire\n\napp = FastAPI()\n`;
	const files = { 'src/__init__.py': '', 'src/main.py': main, 'src/container.py': 'def wire():\n    pass\n' };
	expect(await applicationOf(files)).toBe('main:app certain');
	const relative = { ...files, 'src/health.py': 'from .container import wire\n' };
	expect(await applicationOf({ ...relative, 'src/main.py': `${main}from .health import wire as ready\n` })).toBe(
		'src.main:app certain',
	);
});

describe('a factory', () => {
	test('in the main module goes before an object in another one', async () => {
		const files = {
			'app/__init__.py': '',
			'app/main.py': `${fastapi}\n\ndef create_app():\n    return FastAPI()\n`,
			'app/other.py': `${fastapi}\n\napi = FastAPI()\n`,
		};
		expect(await applicationOf(files)).toBe('app.main:create_app() likely');
	});

	const factory = `${flask}def create_app(config=None):\n    app = Flask(__name__)\n    return app\n`;

	test('is found in a package', async () => {
		expect(await applicationOf({ 'shop/__init__.py': factory })).toBe('shop:create_app() certain');
	});

	test('that needs an argument is not taken without asking', async () => {
		const text = `${flask}def create_app(config):\n    app = Flask(__name__)\n    return app\n`;
		expect(await applicationOf({ 'shop/__init__.py': text })).toBe('shop:create_app() unsure');
	});

	test('called in wsgi.py gives way to what wsgi.py assigns', async () => {
		const files = { 'shop/__init__.py': factory, 'wsgi.py': 'from shop import create_app\napp = create_app()\n' };
		expect(await applicationOf(files)).toBe('wsgi:app certain');
	});

	test('is followed through the modules that pass it on', async () => {
		const files = {
			'shop/factory.py': factory,
			'shop/__init__.py': 'from .factory import create_app\n',
			'run.py': 'from shop import create_app\napp = create_app()\n',
		};
		expect(await applicationOf(files)).toBe('run:app certain');
	});

	test('that returns something else is none', async () => {
		expect(await applicationOf({ 'app.py': 'def create_app():\n    return dict()\n' })).toBe('none');
	});
});

describe('where it is imported from', () => {
	const app = `${fastapi}app = FastAPI()\n`;

	test.each([
		['a flat project', { 'main.py': app }, 'main:app', ''],
		['a package', { 'shop/__init__.py': '', 'shop/main.py': app }, 'shop.main:app', ''],
		['a src layout', { 'src/shop/__init__.py': '', 'src/shop/main.py': app }, 'shop.main:app', 'src'],
		['a folder without __init__.py', { 'app/main.py': app }, 'app.main:app', ''],
		[
			'a folder whose modules import each other by name',
			{ 'service/main.py': `from helpers import x\n${app}`, 'service/helpers.py': 'x = 1\n' },
			'main:app',
			'service',
		],
		[
			'a folder called src that is imported by that name',
			{ 'src/main.py': `from src.config import x\n${app}`, 'src/config.py': 'x = 1\n' },
			'src.main:app',
			'',
		],
		[
			'a folder with dependencies of its own',
			{ 'api/main.py': app, 'api/requirements.txt': 'fastapi\n' },
			'main:app',
			'api',
		],
	])('%s', async (_, files, expected, root) => {
		const facts = await detectFiles(files as unknown as Record<string, string>);
		expect(await applicationOf(files as unknown as Record<string, string>)).toBe(`${expected} certain`);
		expect(facts.sourceRoots).toEqual([root]);
	});
});

describe('Django', () => {
	const settings = 'INSTALLED_APPS = ["django.contrib.staticfiles"]\n';

	test('is started by wsgi.py, with the settings that it names', async () => {
		const facts = await detectFiles({ 'manage.py': '', 'shop/wsgi.py': wsgi, 'shop/settings.py': settings });
		expect(facts.application?.value).toEqual({
			kind: 'object',
			module: 'shop.wsgi',
			attribute: 'application',
			factory: false,
		});
		expect(facts.djangoSettings).toMatchObject({ value: 'shop.settings', confidence: 'certain' });
	});

	test('with an ASGI server is started by asgi.py', async () => {
		const files = {
			'shop/wsgi.py': wsgi,
			'shop/asgi.py': wsgi.replaceAll('wsgi', 'asgi'),
			'requirements.txt': 'django\ndaphne\n',
		};
		expect(await applicationOf(files)).toBe('shop.asgi:application certain');
	});

	test('settings that differ between wsgi.py and manage.py are shown, those of wsgi.py first', async () => {
		const manage = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.local")\n';
		const { djangoSettings } = await detectFiles({ 'manage.py': manage, 'shop/wsgi.py': wsgi });
		expect(djangoSettings).toMatchObject({
			value: 'shop.settings',
			confidence: 'likely',
			alternatives: ['shop.local'],
		});
	});

	test('is imported from where its settings can be', async () => {
		const files = {
			'manage.py': 'import sys\nsys.path.insert(0, "api")\n',
			'api/__init__.py': '',
			'api/core/__init__.py': '',
			'api/core/settings/__init__.py': '',
			'api/core/wsgi.py': wsgi.replace('shop.settings', 'core.settings'),
		};
		expect(await applicationOf(files)).toBe('core.wsgi:application certain');
	});

	test('without wsgi.py is started by its own factory', async () => {
		const manage = 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n';
		expect(await applicationOf({ 'manage.py': manage })).toBe('django.core.wsgi:get_wsgi_application() certain');
	});
});

describe('every framework', () => {
	test.each([
		['starlette', 'from starlette.applications import Starlette\napp = Starlette()\n', 'app:app'],
		['litestar', 'from litestar import Litestar\napp = Litestar([])\n', 'app:app'],
		['quart', 'from quart import Quart\napp = Quart(__name__)\n', 'app:app'],
		['sanic', 'from sanic import Sanic\napp = Sanic("shop")\n', 'app:app'],
		['falcon', 'import falcon.asgi\napp = falcon.asgi.App()\n', 'app:app'],
		['bottle', 'import bottle\napp = bottle.default_app()\n', 'app:app'],
		[
			'aiohttp',
			'from aiohttp import web\napp = web.Application()\nif __name__ == "__main__":\n    web.run_app(app)\n',
			'app.py',
		],
		['tornado', 'import tornado.web\napp = tornado.web.Application([])\napp.listen(8888)\n', 'app.py'],
		['dash', 'from dash import Dash\napp = Dash()\nserver = app.server\n', 'app:server'],
		['streamlit', 'import streamlit as st\nst.title("Shop")\n', '-m streamlit run app.py'],
		['gradio', 'import gradio as gr\ndemo = gr.Interface(f, "text", "text")\ndemo.launch()\n', 'app.py'],
		['gradio', 'import gradio as gr\nwith gr.Blocks() as demo:\n    gr.HTML("")\ndemo.launch()\n', 'app.py'],
		['wsgi', 'def application(environ, start_response):\n    return []\n', 'app:application'],
		['asgi', 'async def app(scope, receive, send):\n    pass\n', 'app:app'],
		[
			'script',
			'from http.server import HTTPServer\nif __name__ == "__main__":\n    HTTPServer(("", 8000), H).serve_forever()\n',
			'app.py',
		],
		['worker', 'from celery import Celery\ncelery = Celery("shop")\n', '-m celery -A app worker'],
		['worker', 'import dramatiq\n@dramatiq.actor\ndef send(): pass\n', '-m dramatiq app'],
	])('%s', async (framework, text, application) => {
		const files = { 'app.py': text };
		expect((await applicationOf(files)).replace(/ \w+$/, '')).toBe(application);
		expect((await detectFiles(files)).framework?.value).toBe(framework);
	});
});

describe('a worker', () => {
	const celery = 'from celery import Celery\n';

	test.each([
		['Celery', { 'tasks.py': `${celery}app = Celery("shop")\n` }, '-m celery -A tasks worker certain'],
		[
			'Celery in a package',
			{ 'shop/__init__.py': '', 'shop/celery.py': `${celery}app = Celery("shop")\n` },
			'-m celery -A shop worker certain',
		],
		['RQ', { 'worker.py': 'from rq import Worker\nWorker(["default"]).work()\n' }, 'worker.py certain'],
		[
			'RQ in a function',
			{ 'run.py': 'import rq\ndef main():\n    rq.Worker([]).work()\nif __name__ == "__main__":\n    main()\n' },
			'run.py certain',
		],
		[
			'Dramatiq, all its modules after the one with the broker',
			{
				'broker.py': 'import dramatiq\ndramatiq.set_broker(1)\n',
				'tasks/mail.py': 'from broker import dramatiq\n@dramatiq.actor(max_retries=1)\ndef send(): pass\n',
				'tasks/pay.py': 'import dramatiq\n@dramatiq.actor\ndef pay(): pass\n',
				'clock.py': 'from tasks.mail import send\nif __name__ == "__main__":\n    send.send()\n',
			},
			'-m dramatiq broker tasks.mail tasks.pay certain',
		],
		[
			'arq',
			{
				'shop/__init__.py': '',
				'shop/worker.py': 'from arq import cron\nclass WorkerSettings:\n    functions = [print]\n',
			},
			'-m arq shop.worker.WorkerSettings certain',
		],
		[
			'Huey, where its tasks are',
			{
				'queue_of.py': 'from huey import SqliteHuey\nhuey = SqliteHuey(filename="work/huey.db")\n',
				'tasks.py': 'from queue_of import huey\n@huey.task()\ndef add(): pass\n',
			},
			'-m huey.bin.huey_consumer tasks.huey certain',
		],
	])('%s', async (_, files, application) => {
		expect(await applicationOf(files)).toBe(application);
		expect((await detectFiles(files)).framework?.value).toBe('worker');
	});

	test('takes along what it is told to do by name', async () => {
		const files = { 'worker.py': 'from rq import Worker\nWorker([]).work()\n', 'job.py': 'def count(): pass\n' };
		expect(pathsOf(await detectFiles(files))).toEqual(['job.py', 'worker.py']);
	});

	test('is asked about where something else could answer requests', async () => {
		const files = { 'tasks.py': `${celery}from flask import current_app\napp = Celery("shop")\n` };
		expect(await applicationOf(files)).toBe('-m celery -A tasks worker unsure');
	});

	test('that a Procfile starts is that one, unless the Procfile starts a web process as well', async () => {
		const files = { 'tasks.py': `${celery}app = Celery("shop")\n`, 'app.py': `${flask}app = Flask(__name__)\n` };
		const worker = 'worker: celery -A tasks worker -c 2\n';
		expect(await applicationOf({ ...files, Procfile: `${worker}web: gunicorn app:app\n` })).toBe('app:app certain');
		expect(await applicationOf({ ...files, Procfile: worker })).toMatch(/ unsure$/);
		const script = { 'app.py': files['app.py'], 'worker.py': 'from rq import Worker\nWorker([]).work()\n' };
		expect(await applicationOf({ ...script, Procfile: 'worker: python worker.py\n' })).toMatch(/ unsure$/);
		expect(await applicationOf({ ...script, Procfile: 'worker: python worker.py\nweb: gunicorn app:app\n' })).toBe(
			'app:app certain',
		);
		expect(await applicationOf({ 'tasks.py': files['tasks.py'], Procfile: worker })).toBe(
			'-m celery -A tasks worker -c 2 certain',
		);
		expect(await applicationOf({ 'worker.py': 'import job\n', Procfile: 'worker: rq worker high low\n' })).toBe(
			'-m rq.cli worker high low certain',
		);
		const others = { 'jobs/mail.py': 'import smtplib\n', Procfile: 'worker: dramatiq -p 1 jobs.mail\n' };
		expect(await applicationOf(others)).toBe('-m dramatiq -p 1 jobs.mail certain');
		const arq = { 'jobs/mail.py': 'import smtplib\n', Procfile: 'worker: arq jobs.mail.Settings\n' };
		expect(await applicationOf(arq)).toBe('-m arq jobs.mail.Settings certain');
	});
});

test.each([
	['of Discord', 'discord.py==2.4.0\n', 'worker'],
	['of Telegram, with a client', 'aiogram\naiohttp\n', 'worker'],
	['that answers requests as well', 'discord.py\nflask\n', 'flask'],
	['of none', 'requests\n', 'script'],
])('a bot %s listens on no port unless it is a web service too', async (_, requirements, framework) => {
	const bot = 'import chat\nif __name__ == "__main__":\n    chat.Client().run("token")\n';
	const facts = await detectFiles({ 'bot.py': bot, 'requirements.txt': requirements });
	expect(facts.framework?.value).toBe(framework);
	expect(startsWorker(facts, {})).toBe(framework === 'worker');
});

describe('what a person chose', () => {
	const files = {
		'web.py': `${flask}from shared import name\napp = Flask(__name__)\n`,
		'worker.py': 'import jobs\nfrom rq import Worker\nif __name__ == "__main__":\n    Worker([]).work()\n',
		'jobs/__init__.py': '',
		'shared.py': 'name = 1\n',
		'admin/site.py': `${flask}import admin.views\nsite = Flask(__name__)\n`,
		'admin/views.py': '',
		'requirements.txt': 'flask\nrq\n',
	};
	const started = (application?: Application) => detectProject(memoryReader(files), 'shop', { application });
	const object = (module: string, attribute: string): Application => ({
		kind: 'object',
		module,
		attribute,
		factory: false,
	});

	test('decides what is copied, and which framework it is', async () => {
		expect(pathsOf(await started())).toEqual(['shared.py', 'web.py']);
		const worker = await started({ kind: 'command', args: ['worker.py'] });
		expect(worker.framework?.value).toBe('worker');
		expect(pathsOf(worker)).toEqual(expect.arrayContaining(['jobs/', 'worker.py']));
		const admin = await started(object('admin.site', 'site'));
		expect(admin.framework?.value).toBe('flask');
		expect(pathsOf(admin)).toEqual(['admin/']);
		expect(admin.application).toMatchObject({ value: { module: 'admin.site' }, confidence: 'certain' });
	});

	test('is started as the others are where the code does not show that it is an application', async () => {
		const facts = await started(object('shared', 'name'));
		expect(facts.framework?.value).toBe('flask');
		expect(pathsOf(facts)).toEqual(['shared.py']);
		expect((await started(object('nowhere', 'app'))).application?.value).toMatchObject({ module: 'web' });
	});
});

test('a file with a syntax error is read around it', async () => {
	expect(await applicationOf({ 'app.py': `${flask}def broken(:\n    print "x"\n\napp = Flask(__name__)\n` })).toBe(
		'app:app certain',
	);
});

test('nothing is found in a folder without Python', async () => {
	const facts = await detectFiles({ 'README.md': 'hello\n' });
	expect(facts.application).toBeUndefined();
	expect(facts.empty).toBe(true);
});

test('a stray __init__.py makes no package of a folder whose files import each other', async () => {
	const files = {
		'app/__init__.py': '',
		'app/app.py': 'from flask import Flask\nfrom components import *\n\napp = Flask(__name__)\n',
		'app/components/__init__.py': 'CARD = 1\n',
	};
	const { application } = await detectFiles(files);
	expect(application?.value).toMatchObject({ module: 'app', attribute: 'app' });
	const package_ = { ...files, 'app/app.py': files['app/app.py'].replace('from components', 'from app.components') };
	expect((await detectFiles(package_)).application?.value).toMatchObject({ module: 'app.app' });
});

describe('without an application in the code', () => {
	const main = 'if __name__ == "__main__":\n    main()\n';
	const scripts =
		'[project]\nname = "shop"\n[project.scripts]\nshop = "shop.cli:main"\nshop-migrate = "shop.db:main"\n';

	test.each([
		['pyproject.toml', scripts],
		['pyproject.toml', scripts.replace('project.scripts', 'tool.poetry.scripts')],
		['setup.cfg', '[options.entry_points]\nconsole_scripts =\n    shop = shop.cli:main\n'],
		['setup.py', 'setup(entry_points={"console_scripts": ["shop = shop.cli:main"]})\n'],
	])('the package of a console script is started, as %s names it', async (file, text) => {
		const files = { [file]: text, 'shop/__init__.py': '', 'shop/cli.py': 'def main():\n    pass\n' };
		expect(await applicationOf({ ...files, 'shop/__main__.py': 'from shop.cli import main\nmain()\n' })).toBe(
			'-m shop likely',
		);
		expect(await applicationOf({ ...files, 'shop/cli.py': main })).toMatch(/^-m shop.cli likely/);
		const around = { [file]: text.replace('shop.cli:', 'shop.cli.run:'), 'shop/__main__.py': 'from shop import cli\n' };
		expect(await applicationOf({ ...around, 'shop/cli/run.py': 'def main():\n    pass\n' })).toBe('-m shop likely');
		expect(await applicationOf(files)).toBe('none');
	});

	test('a package below src/ is started that has a __main__.py, unless that is the command line of Django', async () => {
		const files = { 'src/shop/__init__.py': '', 'src/shop/__main__.py': 'from shop import main\nmain()\n' };
		expect(await applicationOf(files)).toBe('-m shop likely');
		const django = 'from django.core.management import execute_from_command_line\nexecute_from_command_line([])\n';
		expect(await applicationOf({ ...files, 'src/shop/__main__.py': django })).toBe('none');
	});

	test('a script at the top is started that nothing imports and that is no tool', async () => {
		const files = { 'serve.py': `import shop\n${main}`, 'shop.py': main, 'db_migrate.py': main };
		expect(await applicationOf(files)).toBe('serve.py likely');
		expect(await applicationOf({ ...files, 'other.py': main })).toMatch(/ unsure$/);
	});
});

test('a factory that takes the command line is what aiohttp starts', async () => {
	const text = 'from aiohttp import web\n\n\ndef create_app(argv):\n    app = web.Application()\n    return app\n';
	expect(await applicationOf({ 'shop.py': text })).toBe('-m aiohttp.web -H 0.0.0.0 -P 8080 shop:create_app certain');
});

test('the server of a Dash application that another module makes', async () => {
	const files = {
		'app.py': 'from ui import dash\n\napp = dash.Dash()\n',
		'ui.py': 'import dash\n',
		'wsgi.py': 'from app import app as dash_app\n\nserver = dash_app.server\n',
		'requirements.txt': 'dash\n',
	};
	expect(await applicationOf(files)).toBe('wsgi:server certain');
});

test.each([
	['as it lies', {}],
	['in a folder with a stray __init__.py', { 'src/__init__.py': '' }],
])('a script that runs what its package passes on, %s', async (_, more) => {
	const files = {
		...more,
		'src/main.py': 'from app import app\nif __name__ == "__main__":\n    app.run(host="0.0.0.0", port=8050)\n',
		'src/app/__init__.py': 'from app.base import app\n',
		'src/app/base.py': 'from dash import Dash\napp = Dash(__name__)\n',
		'pyproject.toml': '[project]\nname = "board"\ndependencies = ["dash"]\n',
	};
	expect(await applicationOf(files)).toBe('src/main.py certain');
});

test('in one long file of 120 kB', async () => {
	const long = `${flask}app = Flask(__name__)\n${'def handle(request):\n    return request\n'.repeat(3200)}`;
	expect(long.length).toBeGreaterThan(120_000);
	expect(await applicationOf({ 'app.py': long, 'requirements.txt': 'flask\n' })).toBe('app:app certain');
});

test('what env.py of Alembic makes serves migrations only', async () => {
	const files = {
		'db/env.py': 'from alembic import context\nfrom hello.app import create_app\napp = create_app()\n',
		'hello/app.py': `${flask}def create_app():\n    app = Flask(__name__)\n    return app\n`,
		'requirements.txt': 'flask\n',
	};
	expect(await applicationOf(files)).toBe('hello.app:create_app() certain');
});

test('a class of its own below the top of a package', async () => {
	const text = `${flask}class Shop(Flask):\n    pass\n\n\napp = Shop(__name__)\n`;
	expect(await applicationOf({ 'shop/__init__.py': '', 'shop/app.py': text })).toBe('shop.app:app certain');
});

test('Pyramid in a wrapper', async () => {
	const text =
		'import pyramid.config\n\n\ndef create_app(_=None, **settings):\n    config = pyramid.config.Configurator()\n    app = WhiteNoise(config.make_wsgi_app())\n    return app\n';
	expect(await applicationOf({ 'shop/__init__.py': '', 'shop/app.py': text })).toMatch(/^shop.app:create_app\(\)/);
});

test('models of Django that a worker uses are no service', async () => {
	const files = {
		'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "db.settings")\n',
		'db/settings.py': 'INSTALLED_APPS = []\n',
		'tasks.py': 'from celery import Celery\napp = Celery("tasks")\n',
	};
	expect(await applicationOf(files)).toMatch(/^-m celery /);
	expect(
		await applicationOf({ ...files, 'db/settings.py': 'INSTALLED_APPS = []\nROOT_URLCONF = "db.urls"\n' }),
	).toMatch(/^django\./);
});

test('what needs a framework that is not installed goes behind what needs one that is', async () => {
	const files = {
		'requirements.txt': 'flask\n',
		'shop/__init__.py': '',
		'shop/flask_app.py': `${flask}APP = Flask(__name__)\n`,
	};
	const { application } = await detectFiles({ ...files, 'shop/django_/wsgi.py': wsgi });
	expect(application?.value).toMatchObject({ module: 'shop.flask_app' });
});

test('a folder with dependencies of its own holds another service', async () => {
	const files = {
		'requirements.txt': 'fastapi\n',
		'main.py': `${fastapi}app = FastAPI()\n`,
		'website/requirements.txt': 'flask\n',
		'website/wsgi.py': `${flask}app = Flask(__name__)\n`,
		'etc/website.service': '[Service]\nExecStart=gunicorn wsgi:app\n',
	};
	expect(await applicationOf(files)).toBe('main:app certain');
	expect(await applicationOf({ ...files, 'main.py': '' })).toMatch(/^wsgi:app/);
});

test('modules of a namespace are named from the folder of their project', async () => {
	const files = {
		'api/pyproject.toml': '[project]\nname = "shop-api"\n',
		'api/shop/api/__init__.py': '',
		'api/shop/api/main.py': `${fastapi}import shop.api.routes\n\napp = FastAPI()\n`,
		'api/shop/api/routes.py': '',
		'core/shop/core.py': '',
	};
	expect(await applicationOf(files)).toMatch(/^shop.api.main:app/);
});

test('what a package passes on is what the module behind it makes, whatever the server of the command', async () => {
	const facts = await detectFiles({
		'requirements.txt': 'fastapi\ngunicorn\nuvicorn\n',
		'start.sh': '#!/bin/sh\npython3 -m gunicorn shop:app -c src/gunicorn.conf.py\n',
		'src/shop/__init__.py': 'from .app import app\n',
		'src/shop/app.py': `${fastapi}app = FastAPI()\n`,
	});
	expect(facts.application?.value).toMatchObject({ module: 'shop', attribute: 'app' });
	expect(facts.framework?.value).toBe('fastapi');
	expect(facts.server?.value).toBe('gunicorn-uvicorn');
});
