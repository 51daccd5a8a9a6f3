import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { toIgnore } from '../../src/core/dockerfile-text/ignore-file.ts';
import { detectProject } from '../../src/detect/index.ts';
import { createProjectReader } from '../../src/disk/index.ts';
import { renderPlan } from '../../src/render/index.ts';
import { detectFiles, pathsOf } from '../support/detect.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { answersOf, planOf } from '../support/plan-of.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const flask = 'from flask import Flask\napp = Flask(__name__)\n';
const settings = `from pathlib import Path
BASE_DIR = Path(__file__).resolve().parent.parent
INSTALLED_APPS = ["django.contrib.staticfiles", "orders"]
STATIC_ROOT = BASE_DIR / "collected"
MEDIA_ROOT = BASE_DIR / "media"
TEMPLATES = [{"DIRS": [BASE_DIR / "templates"]}]
DATABASES = {"default": {"NAME": BASE_DIR / "db.sqlite3"}}
`;
const django = {
	'manage.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
	'shop/__init__.py': '',
	'shop/settings.py': settings,
	'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n',
	'orders/__init__.py': '',
	'orders/models.py': '',
	'templates/index.html': '',
	'media/photo.txt': '',
	'db.sqlite3': '',
	'unused/__init__.py': '',
};

describe('the files to copy', () => {
	test('of a flat project are its modules, templates and static files', async () => {
		const facts = await detectFiles({
			'app.py': `${flask}import helpers\n`,
			'helpers.py': '',
			'templates/index.html': '',
			'static/site.css': '',
			'test_app.py': '',
			'tests/test_more.py': '',
			'docs/index.md': '',
			'.env': 'SECRET=1\n',
			'.git/HEAD': '',
			'node_modules/x/index.js': '',
			'venv/lib/x.py': '',
			'requirements.txt': 'flask\n',
			'setup.py': '',
			'train.py': 'import helpers\n',
			Dockerfile: 'FROM python\n',
			'README.md': '',
		});
		expect(pathsOf(facts)).toEqual(['app.py', 'helpers.py', 'static/', 'templates/']);
	});

	test('are the folders that settings of Django name from where the service starts', async () => {
		const relative = settings.replace('[BASE_DIR / "templates"]', '["pages"]');
		const facts = await detectFiles({
			...django,
			'shop/settings.py': `${relative}STATICFILES_DIRS = ["assets"]\n`,
			'pages/index.html': '',
			'assets/site.css': '',
		});
		expect(pathsOf(facts)).toEqual(['assets/', 'manage.py', 'orders/', 'pages/', 'shop/']);
	});

	test('are what is imported, step by step, also inside functions and by name', async () => {
		const facts = await detectFiles({
			'app.py': `${flask}def f():\n    from one import x\n`,
			'one.py': 'import importlib\nimportlib.import_module("two.deep")\n',
			'two/deep.py': '',
			'three.py': '',
		});
		expect(pathsOf(facts)).toEqual(['app.py', 'one.py', 'two/']);
	});

	test('hold data that the code opens, and not what it only calls so', async () => {
		const facts = await detectFiles({
			'app.py': `${flask}import json, os\nrules = json.load(open("rules.json"))\nos.path.join(here, "prompts", "a.txt")\nreply = {"data": 1}\n`,
			'rules.json': '{}',
			'other.json': '{}',
			'prompts/a.txt': '',
			'data/big.csv': '',
		});
		expect(pathsOf(facts)).toEqual(['app.py', 'prompts/', 'rules.json']);
	});

	test('hold the texts that the code opens, and not those that it only names', async () => {
		const facts = await detectFiles({
			'app.py': `${flask}from pathlib import Path\nchanges = (Path(__file__).parent / "CHANGELOG.md").read_text()\nwith open("pyproject.toml", "rb") as file:\n    version = file.read()\nprint("README.md")\n`,
			'CHANGELOG.md': '# 1.0\n',
			'README.md': '# Shop\n',
			'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
		});
		expect(pathsOf(facts)).toEqual(['CHANGELOG.md', 'app.py', 'pyproject.toml']);
	});

	test('of Django are manage.py, the project, installed applications and templates', async () => {
		const facts = await detectFiles(django);
		expect(pathsOf(facts)).toEqual(['manage.py', 'orders/', 'shop/', 'templates/']);
	});

	test('of a src layout lie in it', async () => {
		const facts = await detectFiles({
			'src/shop/__init__.py': '',
			'src/shop/app.py': flask,
			'tests/test_app.py': '',
		});
		expect(pathsOf(facts)).toEqual(['src/']);
	});

	test('include the migrations of the release step', async () => {
		const facts = await detectFiles({
			'app.py': flask,
			'migrations/env.py': '',
			'requirements.txt': 'flask\nflask-migrate\n',
		});
		expect(pathsOf(facts)).toContain('migrations/');
	});

	test('without an application are not known', async () => {
		expect((await detectFiles({ 'tool.py': 'print(1)\n' })).files.confidence).toBe('unsure');
	});
});

test('a path in a formatted string is followed as one that is joined', async () => {
	const facts = await detectFiles({
		'app.py': `import os\nBASE = os.path.dirname(__file__)\n${flask}GOODS = f"{BASE}/data/goods.json"\nDATABASE_URL = f"sqlite:///{BASE}/state/shop.db"\n`,
		'data/goods.json': '',
		'other/goods.csv': '',
	});
	expect(pathsOf(facts)).toEqual(['app.py', 'data/']);
	expect(facts.writablePaths.value).toEqual(['state']);
});

describe('build steps', () => {
	test('collect static files where settings say where to put them', async () => {
		const { buildSteps } = await detectFiles(django);
		expect(buildSteps.value).toEqual([
			{ id: 'collectstatic', args: ['manage.py', 'collectstatic', '--noinput'], outputs: ['collected'] },
		]);
		expect(buildSteps.evidence).toEqual(['STATIC_ROOT in shop/settings.py line 4']);
	});

	test.each([
		['no STATIC_ROOT', settings.replace('STATIC_ROOT', 'OTHER')],
		['no staticfiles', settings.replace('django.contrib.staticfiles', 'x')],
		['a place that only the environment knows', settings.replace('BASE_DIR / "collected"', 'os.environ["STATIC"]')],
	])('do not with %s', async (_, text) => {
		expect((await detectFiles({ ...django, 'shop/settings.py': text })).buildSteps.value).toEqual([]);
	});

	test('compile the catalogues of Babel', async () => {
		const { buildSteps } = await detectFiles({
			'app.py': flask,
			'translations/de/LC_MESSAGES/messages.po': '',
			'requirements.txt': 'flask\nflask-babel\n',
		});
		expect(buildSteps.value.map(({ id }) => id)).toEqual(['compile-translations']);
	});

	test('build the bundles of Flask-Assets beside the application, where they are not kept', async () => {
		const files = {
			'wsgi.py': 'from shop import create_app\napp = create_app()\n',
			'shop/__init__.py': `${flask.split('\n')[0]}\nfrom flask_assets import Bundle, Environment\n\n
def create_app():\n    app = Flask(__name__)\n    Environment(app).register("css", Bundle("a.less", output="dist/a.css"))\n    return app\n`,
			'shop/static/a.less': '',
			'requirements.txt': 'flask\nflask-assets\n',
		};
		expect((await detectFiles(files)).buildSteps.value).toMatchObject([{ outputs: ['shop/static'] }]);
		expect((await detectFiles({ ...files, 'shop/static/dist/a.css': '' })).buildSteps.value).toEqual([]);
	});
});

describe('writable paths', () => {
	test('are folders, never the code itself', async () => {
		const facts = await detectFiles(django);
		expect(facts.writablePaths.value).toEqual(['media']);
		expect(facts.warnings).toContainEqual(expect.stringContaining('db.sqlite3'));
	});

	test.each([
		['uploads', 'app.config["UPLOAD_FOLDER"] = "uploads"\n', ['uploads']],
		['mail', 'EMAIL_FILE_PATH = "mail"\n', ['mail']],
		['sessions', 'SESSION_FILE_PATH = "sessions"\n', ['sessions']],
		[
			'a cache',
			'CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": "cached"}}\n',
			['cached'],
		],
		[
			'a storage',
			'STORAGES = {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": BASE_DIR / "kept"}}}\n',
			['kept'],
		],
		[
			'a storage elsewhere',
			'STORAGES = {"default": {"BACKEND": "storages.S3Storage", "OPTIONS": {"location": "kept"}}}\n',
			[],
		],
		['a cache of diskcache', 'import diskcache\ncache = diskcache.Cache("kept")\n', ['kept']],
		['its list, after the items', 'from diskcache import Deque\nlast = Deque([], "kept")\n', ['kept']],
		['a cache of another kind', 'from cachelib import Cache\ncache = Cache("kept")\n', []],
		['sessions of Beaker', 'options = {"session.type": "file", "session.data_dir": "./kept"}\n', ['kept']],
		['a shelf', 'import shelve\nwith shelve.open("kept/state") as state:\n    state["a"] = 1\n', ['kept']],
		['a cache elsewhere', 'CACHES = {"default": {"BACKEND": "x.RedisCache", "LOCATION": "redis"}}\n', []],
		[
			'what a log setting names',
			'LOGGING = {"handlers": {"file": {"class": "logging.FileHandler", "filename": BASE_DIR / "log/errors.log"}}}\n',
			['log'],
		],
		['a simple log', 'import logging\nlogging.basicConfig(filename="log/app.log")\n', ['log']],
		['settings in one call', 'app.config.update(UPLOAD_FOLDER="files")\n', ['files']],
		[
			'settings in a dictionary',
			'app.config.update({"CACHE_TYPE": "FileSystemCache", "CACHE_DIR": "kept"})\n',
			['kept'],
		],
		[
			"Flask's folder for an instance",
			'import os\napp.config.from_mapping(DATABASE=os.path.join(app.instance_path, "shop.sqlite"))\n',
			['instance'],
		],
		['logs', 'import logging\nlogging.FileHandler("logs/app.log")\n', ['logs']],
		['a folder that it makes', 'import os\nos.makedirs("cache", exist_ok=True)\n', ['cache']],
		['SQLite', 'app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///data/shop.db"\n', ['data']],
		[
			'what Flask-SQLAlchemy keeps',
			'from flask_sqlalchemy import SQLAlchemy\napp.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///shop.db"\n',
			['instance'],
		],
		['nothing that is put together', 'LOGS_PATH = HERE / f"{day}-logs.txt"\n', []],
		['nothing in memory', 'app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"\n', []],
		['nothing in /tmp', 'app.config["UPLOAD_FOLDER"] = "/tmp/uploads"\n', []],
	])('%s', async (_, text, expected) => {
		expect((await detectFiles({ 'app.py': flask + text })).writablePaths.value).toEqual(expected);
	});
});

test('a folder of the system with the name of the package is written to, others are not', async () => {
	const facts = await detectFiles({
		'shop/__init__.py': `from shop import store\n${flask}`,
		'shop/store.py': 'FOLDER = "/var/lib/shop/items"\nOTHER = "/var/lib/dpkg/status"\n',
	});
	expect(facts.writablePaths.value).toEqual(['/var/lib/shop']);
});

describe('required environment', () => {
	const names = async (text: string) => (await detectFiles({ 'app.py': flask + text })).requiredEnvironment.value;

	test.each([
		['os.environ', 'import os\nkey = os.environ["API_KEY"]\n'],
		[
			'a refusal to start without it',
			'import os\nkey = os.getenv("API_KEY")\nif not key:\n    raise ValueError("API_KEY is not set")\n',
		],
		['decouple', 'from decouple import config\nkey = config("API_KEY")\n'],
		['django-environ', 'import environ\nenv = environ.Env()\nkey = env.str("API_KEY")\n'],
		[
			'pydantic settings',
			'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    api_key: str\n    other: int = 1\ns = S()\n',
		],
		[
			'settings of a derived class',
			'from pydantic_settings import BaseSettings\nclass B(BaseSettings):\n    api_key: str\nclass S(B):\n    other: int = 1\ns = S()\n',
		],
		[
			'settings that a function makes, which runs at the start',
			'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    api_key: str\ndef get_settings():\n    return S()\ns = get_settings()\n',
		],
	])('by %s', async (_, text) => {
		expect(await names(text)).toEqual(['API_KEY']);
	});

	test.each([
		[
			'with a refusal of something else',
			'import os\nkey = os.getenv("API_KEY")\nif not ready:\n    raise ValueError("OTHER is not there")\n',
		],
		['with a default', 'import os\nos.environ.get("API_KEY", "x")\n'],
		['inside a function', 'import os\ndef f():\n    return os.environ["API_KEY"]\n'],
		['under a condition', 'import os\nif debug:\n    key = os.environ["API_KEY"]\n'],
		['that the code sets', 'import os\nos.environ["API_KEY"] = "x"\n'],
		[
			'of settings that are made for a request only',
			'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    api_key: str\ndef get_settings():\n    return S()\n',
		],
		['that every container has', 'import os\nos.environ["PATH"]\n'],
	])('not %s', async (_, text) => {
		expect(await names(text)).toEqual([]);
	});

	test('a secret key that is asked for without a fallback', async () => {
		expect(await names('import os\napp.secret_key = os.environ.get("SECRET_KEY")\n')).toEqual(['SECRET_KEY']);
		expect(await names('import os\napp.secret_key = os.getenv("SECRET_KEY") or "x"\n')).toEqual([]);
		expect(await names('import os\napp.secret_key = os.getenv("SECRET_KEY", "x")\n')).toEqual([]);
		expect(await names('import os\nurl = os.getenv("CACHE_URL")\n')).toEqual([]);
	});

	const settings =
		'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    api_key: str\nsettings = S()\n';

	test.each([
		['a package', 'from shop.settings import settings\n', {}],
		['what it imports, in turn', 'from shop import store\n', { 'shop/store.py': 'from .settings import settings\n' }],
		[
			'names over several lines',
			'from shop.store import first\n',
			{ 'shop/store.py': 'from . import (\n    prices,  # for all\n    settings as s,\n)\n' },
		],
		['the package that holds it', 'from shop.store import first\n', { 'shop/__init__.py': 'import shop.settings\n' }],
	])('through %s', async (_, imports, more) => {
		const facts = await detectFiles({
			'requirements.txt': 'flask\n',
			'shop/__init__.py': '',
			'shop/main.py': imports + flask,
			'shop/settings.py': settings,
			'shop/store.py': 'first = 1\n',
			...more,
		});
		expect(facts.requiredEnvironment.value).toEqual(['API_KEY']);
	});

	test('not of a module that is imported inside a function', async () => {
		const facts = await detectFiles({
			'requirements.txt': 'flask\n',
			'shop/__init__.py': '',
			'shop/main.py': `from shop import store\n${flask}`,
			'shop/store.py': 'def f():\n    from shop.settings import settings\n',
			'shop/settings.py': settings,
		});
		expect(facts.requiredEnvironment.value).toEqual([]);
	});

	test('of a module that the start does not import is not asked for', async () => {
		const facts = await detectFiles({ 'app.py': flask, 'admin.py': 'import os\nx = os.environ["ADMIN"]\n' });
		expect(facts.requiredEnvironment.value).toEqual([]);
	});
});

describe('warnings', () => {
	test('name a file that would carry a secret into the image, and never the secret', async () => {
		const key = `AKIA${'ABCDEFGH'.repeat(2)}`;
		const facts = await detectFiles({ 'app.py': `${flask}\nkey = "${key}"\n` });
		expect(facts.secretFiles).toEqual([{ path: 'app.py', line: 4, kind: 'AWS access key' }]);
		expect(facts.warnings.join(' ')).toContain('app.py line 4');
		expect(JSON.stringify(facts)).not.toContain(key);
	});

	test('name links that lead out of the folder, where the service needs them', async () => {
		const root = await temporaryProject({ 'shop/app.py': `${flask}import common\n`, 'common/__init__.py': '' });
		for (const [target, name] of [
			['../common', 'common'],
			['app.py', 'same.py'],
			['../../elsewhere', 'notes'],
		] as const)
			await symlink(target, path.join(root, 'shop', name));
		const facts = await detectProject(createProjectReader(path.join(root, 'shop')), 'shop');
		expect(facts.warnings.filter((text) => text.includes('is a link'))).toEqual([
			'common is a link that leads out of this folder: it is not read here, and no build can copy it.',
		]);
	});

	test('say that a service which listens on the loopback address cannot be reached', async () => {
		const text = 'from aiohttp import web\napp = web.Application()\nweb.run_app(app, host="127.0.0.1")\n';
		expect((await detectFiles({ 'app.py': text })).warnings.join(' ')).toContain('listens on 127.0.0.1');
	});

	test('name the folders that hold the services of a monorepo', async () => {
		const facts = await detectFiles({
			'api/requirements.txt': 'flask\n',
			'api/app.py': flask,
			'jobs/requirements.txt': '',
		});
		expect(facts.serviceFolders).toEqual(['api', 'jobs']);
		expect(facts.warnings.join(' ')).toContain('api, jobs');
	});
});

test('settings of a type that not any text will do for get a value that is valid', async () => {
	const facts = await detectFiles({
		'app.py': [
			'from pydantic import EmailStr, PostgresDsn',
			'from pydantic_settings import BaseSettings',
			'from flask import Flask',
			'app = Flask(__name__)',
			'',
			'class Settings(BaseSettings):',
			'    NAME: str',
			'    OWNER: EmailStr',
			'    DATABASE_URL: PostgresDsn | None',
			'    LIMIT: int = 3',
			'',
			'settings = Settings()',
		].join('\n'),
	});
	expect(facts.requiredEnvironment.value).toEqual(['NAME', 'OWNER', 'DATABASE_URL']);
	expect(facts.trialValues).toEqual({ OWNER: 'someone@example.org', DATABASE_URL: 'postgresql://localhost/trial' });
});

describe('folders of tests inside copied ones', () => {
	const project = {
		'shop/__init__.py': flask,
		'shop/views/__init__.py': '',
		'shop/tests/__init__.py': '',
		'shop/tests/test_views.py': '',
		'shop/views/tests/conftest.py': '',
		'shop/results/tests/__init__.py': 'what people are tested for',
		'tests/test_more.py': '',
	};
	const found = async (files: Readonly<Record<string, string>>) =>
		(await detectProject(memoryReader({ ...project, ...files }), 'shop')).testFolders;

	test('are left out where nothing names them', async () => {
		expect(await found({})).toEqual(['shop/tests', 'shop/views/tests']);
		expect(await found({ 'shop/views/__init__.py': '# See the tests.\n' })).toHaveLength(2);
	});

	test.each(['from .tests import client', 'import shop.tests.client', 'load("shop.tests.data")'])(
		'stay where code says %j',
		async (line) => expect(await found({ 'shop/views/__init__.py': `${line}\n` })).toBeUndefined(),
	);

	test('enter neither the build context nor, where the project is installed, are they missed there', async () => {
		const files = { ...project, 'requirements.txt': 'flask\ngunicorn\n' };
		const ignored = async (more: Readonly<Record<string, string>>) => {
			const [answers, plan] = [await answersOf({ ...files, ...more }), await planOf({ ...files, ...more })];
			return toIgnore(renderPlan(plan, { answers, toolVersion: '1.0.0' }).get('.dockerignore') ?? '');
		};
		const copied = await ignored({});
		expect(copied.excludes('shop/tests/test_views.py')).toBe(true);
		expect(copied.excludes('shop/results/tests/__init__.py')).toBe(false);
		const installed = await ignored({
			'requirements.txt': '-e .\nflask\ngunicorn\n',
			'setup.py': 'setup(name="shop")\n',
		});
		expect(installed.excludes('shop/tests/test_views.py')).toBe(false);
	});
});
