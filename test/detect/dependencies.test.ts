import { describe, expect, test } from 'vitest';
import { detectProject } from '../../src/detect/index.ts';
import { detectFiles } from '../support/detect.ts';
import { memoryReader } from '../support/memory-reader.ts';

const flask = { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n' };

const uvLock = (packages: Readonly<Record<string, string>>, more = ''): string =>
	[
		'version = 1',
		...Object.entries(packages).map(
			([name, version]) =>
				`[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://pypi.org/simple" }`,
		),
		`[[package]]\nname = "shop"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [${Object.keys(packages)
			.map((name) => `{ name = "${name}" }`)
			.join(', ')}]\n${more}`,
	].join('\n\n');

const poetryLock = (packages: Readonly<Record<string, string>>): string =>
	Object.entries(packages)
		.map(([name, version]) => `[[package]]\nname = "${name}"\nversion = "${version}"\nfiles = []\n`)
		.join('\n');

/** Dependencies in one line: what production installs, how sure, and what else it could be. */
const found = async (files: Readonly<Record<string, string>>, dependencies?: string): Promise<string> => {
	const facts = await detectProject(memoryReader({ ...flask, ...files }), 'shop', { dependencies });
	const fact = facts.dependencies;
	if (fact === undefined) return 'none';
	const name = (value: typeof fact.value): string =>
		[value.manager, value.lockFile ?? value.requirementsFile ?? value.files[0], ...value.extras, ...value.groups].join(
			' ',
		);
	return [`${name(fact.value)} ${fact.confidence}`, ...fact.alternatives.map(name)].join(', or ');
};

const pyproject = '[project]\nname = "shop"\nversion = "1"\ndependencies = ["flask"]\n';
const poetry =
	'[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\nflask = "*"\njinja2 = "*"\nclick = "*"\n';
const three = { flask: '3.1.0', jinja2: '3.1.5', click: '8.1.8' };
const older = { flask: '2.0.0', jinja2: '3.0.0', click: '8.0.0' };

describe('what production installs from', () => {
	test.each<[string, Readonly<Record<string, string>>, string]>([
		['nothing', {}, 'none'],
		['requirements.txt', { 'requirements.txt': 'flask\n' }, 'pip requirements.txt certain'],
		['a misspelt name', { 'requirments.txt': 'flask\n' }, 'pip requirments.txt certain'],
		['one without its plural', { 'requirement.txt': 'flask\n' }, 'pip requirement.txt certain'],
		['a byte order mark', { 'requirements.txt': '\uFEFFflask\n' }, 'pip requirements.txt certain'],
		['UTF-16, decoded by the reader', { 'requirements.txt': 'flask\r\nclick\r\n' }, 'pip requirements.txt certain'],
		[
			'production before development',
			{
				'requirements/prod.txt': '-r base.txt\ngunicorn\n',
				'requirements/base.txt': 'flask\n',
				'requirements/dev.txt': 'pytest\n',
			},
			'pip requirements/prod.txt certain',
		],
		[
			'a folder of files without an ending',
			{ 'requirements/shop': 'flask\n', 'requirements/test': 'pytest\n', 'requirements/Makefile': 'all:\n' },
			'pip requirements/shop likely',
		],
		[
			'the file that the Dockerfile installs',
			{
				'requirements.txt': 'flask\n',
				'requirements-web.txt': 'flask\ngunicorn\n',
				Dockerfile: 'FROM python\nCOPY requirements-web.txt .\nRUN pip install -r requirements-web.txt\n',
			},
			'pip requirements-web.txt certain',
		],
		[
			'two files that each lack what the other names',
			{ 'requirements.txt': 'flask\n', 'requirements-prod.txt': 'gunicorn\npsycopg2\nsentry-sdk\n' },
			'pip requirements-prod.txt unsure, or pip requirements.txt',
		],
		['uv.lock', { 'pyproject.toml': pyproject, 'uv.lock': uvLock(three) }, 'uv uv.lock certain'],
		['poetry.lock', { 'pyproject.toml': poetry, 'poetry.lock': poetryLock(three) }, 'poetry poetry.lock certain'],
		['Poetry without a lock file', { 'pyproject.toml': poetry }, 'poetry pyproject.toml likely'],
		['Pipfile', { Pipfile: '[packages]\nflask = "*"\n' }, 'pipenv Pipfile likely'],
		['setup.cfg', { 'setup.cfg': '[options]\ninstall_requires =\n  flask\n  click\n' }, 'setuptools setup.cfg likely'],
		[
			'setup.py',
			{ 'setup.py': 'from setuptools import setup\nsetup(name="shop", install_requires=["flask"])\n' },
			'setuptools setup.py likely',
		],
		[
			'requirements that install the project itself',
			{ 'pyproject.toml': pyproject, 'requirements.txt': '-e .\ngunicorn\n' },
			'pip requirements.txt certain',
		],
		[
			'the lock file with newer versions',
			{ 'pyproject.toml': poetry + pyproject, 'uv.lock': uvLock(three), 'poetry.lock': poetryLock(older) },
			'uv uv.lock likely, or poetry poetry.lock',
		],
		[
			'requirements newer than the lock file',
			{
				'pyproject.toml': poetry,
				'poetry.lock': poetryLock(older),
				'requirements.txt': 'flask==3.1.0\njinja2==3.1.5\nclick==8.1.8\n',
			},
			'pip requirements.txt likely, or poetry poetry.lock',
		],
		[
			'requirements that the lock file was exported to',
			{
				'pyproject.toml': poetry,
				'poetry.lock': poetryLock(three),
				'requirements.txt': 'flask==3.1.0\nclick==8.1.8\n',
			},
			'poetry poetry.lock certain',
		],
		[
			'a lock file and other requirements',
			{ 'pyproject.toml': poetry, 'poetry.lock': poetryLock(three), 'requirements.txt': 'django\nwagtail\n' },
			'poetry poetry.lock unsure, or pip requirements.txt',
		],
		[
			'the manager that the Makefile runs',
			{
				'pyproject.toml': poetry,
				'poetry.lock': poetryLock(three),
				'requirements.txt': 'django\nwagtail\n',
				Makefile: 'install:\n\tpip install -r requirements.txt\n',
			},
			'pip requirements.txt likely, or poetry poetry.lock',
		],
	])('%s', async (_, files, expected) => {
		expect(await found(files)).toBe(expected);
	});
});

describe('which extra production needs', () => {
	const withExtras = (extras: string): Readonly<Record<string, string>> => ({
		'pyproject.toml': `[project]\nname = "shop"\nversion = "1"\ndependencies = ["flask"]\n[project.optional-dependencies]\n${extras}`,
	});

	test.each([
		['the one named for production', 'production = ["sentry-sdk"]\ndev = ["pytest"]\n', 'production likely'],
		['the one that brings the server', 'web = ["gunicorn"]\ndocs = ["sphinx"]\n', 'web likely'],
		['none where all serve development', 'dev = ["pytest"]\nlint = ["ruff"]\n', 'likely'],
		[
			'two that bring a server',
			'alpha = ["gunicorn"]\nbeta = ["waitress"]\n',
			'alpha unsure, or setuptools pyproject.toml beta',
		],
	])('%s', async (_, extras, expected) => {
		expect(await found(withExtras(extras))).toBe(`setuptools pyproject.toml ${expected}`);
	});

	test('is what was asked for, and nothing else', async () => {
		const files = withExtras('alpha = ["gunicorn"]\nbeta = ["waitress"]\n');
		expect(await found(files, 'pyproject.toml+beta')).toBe('setuptools pyproject.toml beta certain');
		expect(await found(files, 'pyproject.toml')).toBe('setuptools pyproject.toml certain');
		expect(await found(files, 'uv.lock')).toContain('unsure');
	});

	test('a file that was asked for is taken for certain, and what it installs is known', async () => {
		const files = {
			'pyproject.toml': poetry,
			'poetry.lock': poetryLock(three),
			'requirements.txt': 'flask\npsycopg2\n',
		};
		expect(await found(files, 'requirements.txt')).toBe('pip requirements.txt certain');
		const facts = await detectProject(memoryReader({ ...flask, ...files }), 'shop', {
			dependencies: 'requirements.txt',
		});
		expect(facts.systemPackages.value.map(({ neededBy }) => neededBy)).toEqual(['psycopg2']);
	});
});

describe('a requirements file', () => {
	test('is followed through -r, and constraints are files that pip reads', async () => {
		const facts = await detectFiles({
			...flask,
			'requirements.txt': '-r requirements/base.txt\n-c constraints.txt\ngunicorn ; python_version > "3"\n',
			'requirements/base.txt': 'Flask_SQLAlchemy>=3  # models\n--extra-index-url https://example.org/simple\n',
			'constraints.txt': 'gunicorn==23.0.0\n',
		});
		expect(facts.dependencies?.value.files).toEqual(['requirements.txt', 'requirements/base.txt', 'constraints.txt']);
		expect(facts.dependencies?.value.packages).toEqual(['gunicorn', 'flask-sqlalchemy']);
		expect(facts.warnings.join()).toContain('example.org');
	});

	test('with a package of the project has its folder among the files', async () => {
		const facts = await detectFiles({
			...flask,
			'requirements.txt': 'flask\n-e ./libs/shared\n',
			'libs/shared/pyproject.toml': '[project]\nname = "shared"\nversion = "1"\n',
		});
		expect(facts.dependencies?.value.files).toEqual(['requirements.txt', 'libs/shared/']);
		expect(facts.dependencies?.value.hashed).toBe(false);
	});

	test('that names what no Linux has is warned of', async () => {
		const facts = await detectFiles({ ...flask, 'requirements.txt': 'flask\npywin32==306\npkg-resources==0.0.0\n' });
		expect(facts.warnings.join()).toContain('pywin32');
		expect(facts.warnings.join()).toContain('pkg-resources');
	});
});

test('requirements beside a package in src are those of the service', async () => {
	expect(await found({ 'src/requirements.txt': 'flask==3.1.2\n' })).toBe('pip src/requirements.txt certain');
	expect(await found({ 'requirements.txt': 'flask\n', 'src/requirements.txt': 'six\n' })).toBe(
		'pip requirements.txt certain',
	);
});

test('dependencies in other folders are told of once', async () => {
	const facts = await detectProject(memoryReader({ ...flask, 'api/requirements.txt': 'flask\n' }), 'shop');
	expect(facts.dependencies).toBeUndefined();
	expect(facts.warnings.filter((warning) => warning.includes('api'))).toHaveLength(1);
});

test.each([
	['["inherit_metadata"]', undefined],
	['["cross_platform"]', true],
])('a pdm.lock with the strategy %s lacks markers: %s', async (strategy, lacks) => {
	const lock = `[metadata]\nstrategy = ${strategy}\n\n[[package]]\nname = "flask"\nversion = "3.1.2"\nfiles = []\n`;
	const facts = await detectFiles({ ...flask, 'pyproject.toml': pyproject, 'pdm.lock': lock });
	expect(facts.dependencies?.value.lacksMarkers).toBe(lacks);
});

describe('a Pipfile.lock that lacks what its Pipfile names', () => {
	const files = {
		Pipfile:
			'[packages]\nflask = "*"\ngunicorn = {version = "*"}\ncolorama = {version = "*", markers = "os_name == \'nt\'"}\n',
		'Pipfile.lock': '{"_meta": {}, "default": {"flask": {"version": "==3.1.2"}}, "develop": {}}',
	};

	test('is said to, and installs no more than it holds', async () => {
		const { dependencies, warnings } = await detectFiles({ ...flask, ...files });
		expect(dependencies?.value.requirements.map(({ name }) => name)).toEqual(['flask', 'colorama']);
		expect(warnings).toContain('Pipfile.lock lacks gunicorn, which Pipfile names in line 3: run "pipenv lock".');
	});

	test('comes after a requirements file that has it', async () => {
		const requirements = 'flask==3.1.2\ngunicorn==23.0.0\n';
		expect(await found({ ...files, 'requirements.txt': requirements })).toBe(
			'pip requirements.txt likely, or pipenv Pipfile.lock',
		);
	});
});
