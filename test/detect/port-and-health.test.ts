import { describe, expect, test } from 'vitest';
import { questions } from '../../src/core/questions/index.ts';
import { detectFiles } from '../support/detect.ts';
import { contextWith, factsWith } from '../support/facts.ts';

const flask = 'import os\nfrom flask import Flask\napp = Flask(__name__)\n';

describe('the port', () => {
	test.each([
		['a number', `${flask}app.run(port=8001)\n`, 8001],
		['a default for the environment', `${flask}app.run(port=int(os.environ.get("PORT", "8002")))\n`, 8002],
		['a fallback with or', `${flask}app.run(port=int(os.getenv("PORT") or 8003))\n`, 8003],
		['a constant', `${flask}PORT = 8004\napp.run(host="0.0.0.0", port=PORT)\n`, 8004],
		[
			'an option of argparse',
			`${flask}import argparse\np = argparse.ArgumentParser()\np.add_argument("--port", default=8005)\nargs = p.parse_args()\napp.run(port=args.port)\n`,
			8005,
		],
		[
			'uvicorn.run',
			'import uvicorn\nfrom fastapi import FastAPI\napp = FastAPI()\nuvicorn.run("app:app", port=8006)\n',
			8006,
		],
		['aiohttp without one', 'from aiohttp import web\napp = web.Application()\nweb.run_app(app)\n', 8080],
		['HTTPServer', 'from http.server import HTTPServer\nHTTPServer(("", 8007), H).serve_forever()\n', 8007],
	])('%s', async (_, text, port) => {
		expect((await detectFiles({ 'app.py': text })).port?.value).toBe(port);
	});

	test('of EXPOSE below 1024 is a fact too, though not one to suggest', async () => {
		const { port } = await detectFiles({
			'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
			Dockerfile: 'FROM python\nEXPOSE 80\nCMD ["gunicorn", "app:app"]\n',
		});
		expect(port).toMatchObject({ value: 80, evidence: ['EXPOSE 80 in Dockerfile line 2'] });
		const context = contextWith({ facts: factsWith({ ...(port && { port }) }) });
		expect(questions.ports.isAsked(context)).toBe(true);
		expect(questions.ports.suggest(context)).toEqual([8000]);
		expect(questions.ports.evidence?.(context)).toEqual([
			'EXPOSE 80 in Dockerfile line 2, but below 1024 a service needs a capability',
		]);
	});

	test('of a table of settings is known, that of a database is not taken for it', async () => {
		const settings = `${flask}DEFAULTS = {"HOST": "0.0.0.0", "PORT": "8081"}\n`;
		expect((await detectFiles({ 'app.py': settings })).port?.value).toBe(8081);
		const database = `${flask}CACHE = {"HOST": "redis", "PORT": 6379, "DATABASE": 0}\n`;
		expect((await detectFiles({ 'app.py': database })).port).toBeUndefined();
	});

	test.each([
		['a table named after it', 'PSQL_DB = {"host": "localhost", "port": 32768, "db_name": "app"}\n'],
		['a table with its name', 'POSTGRES = {"host": "localhost", "port": 32768}\n'],
		['a class of settings', 'class _Redis(EnvConfig):\n    port: int = 16379\n'],
		['a class in capitals', 'class MongoDBSettings(BaseSettings):\n    port: int = 32017\n'],
		['its well-known number', 'port = 3306\n'],
	])('of a database or a broker is not that of the service: %s', async (_, text) => {
		expect((await detectFiles({ 'app.py': `${flask}${text}` })).port).toBeUndefined();
	});

	test("of gunicorn's settings counts more than one of a command for development", async () => {
		const files = {
			'app.py': flask,
			Makefile: 'run:\n\tgunicorn --reload --bind :5001 app:app\n',
			'gunicorn.conf.py': 'bind = "0.0.0.0:8009"\n',
		};
		expect((await detectFiles(files)).port?.value).toBe(8009);
	});

	test('of settings of the service itself is taken', async () => {
		const text = `${flask}class ServerSettings(BaseSettings):\n    port: int = 8082\n`;
		expect((await detectFiles({ 'app.py': text })).port?.value).toBe(8082);
	});

	test('of a script beside the service is not that of the service', async () => {
		const files = {
			'app.py': flask,
			'scripts/try.py': 'import http.server\nPORT = 18000\nhttp.server.HTTPServer(("", PORT))\n',
		};
		expect((await detectFiles(files)).port).toBeUndefined();
	});

	test('of EXPOSE counts more than of code, which stays an alternative', async () => {
		const files = {
			'app.py': `${flask}app.run(port=5000)\n`,
			Dockerfile: 'FROM python\nEXPOSE 8000/tcp\nCMD ["gunicorn", "app:app"]\n',
		};
		expect((await detectFiles(files)).port).toMatchObject({ value: 8000, confidence: 'likely', alternatives: [5000] });
	});

	test('of a compose file is the inner one', async () => {
		const files = {
			'app.py': flask,
			'docker-compose.yml': 'services:\n  web:\n    build: .\n    ports: ["80:8010"]\n',
		};
		expect((await detectFiles(files)).port?.value).toBe(8010);
	});

	test('of a debugger is none of the service', async () => {
		expect((await detectFiles({ 'app.py': `${flask}import debugpy\ndebugpy.listen(5678)\n` })).port).toBeUndefined();
	});

	test('is not made up', async () => {
		expect((await detectFiles({ 'app.py': `${flask}app.run()\n` })).port).toBeUndefined();
	});
});

test("what gunicorn's settings bind to, in a folder of their own", async () => {
	const files = { 'app.py': flask, 'conf/gunicorn.conf.py': 'bind = "0.0.0.0:8001"\n' };
	expect((await detectFiles(files)).port).toMatchObject({ value: 8001 });
});

test('the default of an option that the code hands on', async () => {
	const files = {
		'cli.py': 'parser.add_option("-p", "--port", type="int", default=8888)\n',
		'app.py': 'from aiohttp import web\nweb.run_app(web.Application(), port=context.port)\n',
	};
	expect((await detectFiles(files)).port).toMatchObject({ value: 8888, confidence: 'likely' });
});

describe('the health route', () => {
	test.each([
		['of Flask', { 'app.py': `${flask}@app.route("/healthz")\ndef ok(): return "ok"\n` }, '/healthz'],
		['added by a call', { 'app.py': `${flask}app.add_url_rule("/ping", "ping", ping)\n` }, '/ping'],
		[
			'of a blueprint with a prefix',
			{
				'app.py': `${flask}from views import bp\napp.register_blueprint(bp, url_prefix="/api")\n`,
				'views.py':
					'from flask import Blueprint\nbp = Blueprint("v", __name__)\n@bp.route("/health")\ndef h(): return ""\n',
			},
			'/api/health',
		],
		[
			'of routers inside routers',
			{
				'main.py':
					'from fastapi import FastAPI\nfrom api import api\nfrom conf import settings\napp = FastAPI()\napp.include_router(api, prefix=settings.API_PREFIX)\n',
				'conf.py': 'class Settings:\n    API_PREFIX: str = "/v1"\nsettings = Settings()\n',
				'api.py':
					'from fastapi import APIRouter\nimport status\napi = APIRouter()\napi.include_router(status.router, prefix="/s")\n',
				'status.py': 'from fastapi import APIRouter\nrouter = APIRouter()\n@router.get("/health")\ndef h(): ...\n',
			},
			'/v1/s/health',
		],
		[
			'of aiohttp',
			{
				'app.py':
					'from aiohttp import web\napp = web.Application()\napp.router.add_get("/livez", live)\nweb.run_app(app)\n',
			},
			'/livez',
		],
		[
			'of Starlette',
			{
				'app.py':
					'from starlette.routing import Route\nfrom starlette.applications import Starlette\napp = Starlette(routes=[Route("/health", h)])\n',
			},
			'/health',
		],
		[
			"of Django's urlpatterns",
			{
				'shop/urls.py': 'from django.urls import include, path\nurlpatterns = [path("api/", include("core.urls"))]\n',
				'core/urls.py': 'from django.urls import path\nurlpatterns = [path("health/", views.health)]\n',
			},
			'/api/health/',
		],
	])('%s', async (_, files, path) => {
		const { healthPath } = await detectFiles(files as unknown as Record<string, string>);
		expect(healthPath).toMatchObject({ value: path, confidence: 'certain' });
	});

	test.each([
		['only posted to', '@app.route("/health", methods=["POST"])\ndef h(): ...\n'],
		['with a parameter', '@app.route("/health/<name>")\ndef h(name): ...\n'],
		['that a client requests', 'client.get("/health")\nrequests.get("/health", timeout=3)\n'],
		['in a comment', '# @app.route("/health")\n'],
	])('%s is none', async (_, text) => {
		expect((await detectFiles({ 'app.py': flask + text })).healthPath).toBeUndefined();
	});

	test('behind a prefix that is not known is not named', async () => {
		const text = `${flask}from flask import Blueprint\nbp = Blueprint("b", __name__, url_prefix=prefix())\n@bp.route("/health")\ndef h(): ...\n`;
		expect((await detectFiles({ 'app.py': text })).healthPath).toBeUndefined();
	});
});
