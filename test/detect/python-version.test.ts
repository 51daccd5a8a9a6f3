import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectPythonVersion } from '../../src/detect/python-version.ts';
import { createProjectReader } from '../../src/disk/index.ts';
import { detectFiles } from '../support/detect.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { temporaryProject } from '../support/temporary-project.ts';

/** The version, how sure, where from, and what else was named. */
const found = async (files: Readonly<Record<string, string>>) => {
	const { pythonVersion } = await detectPythonVersion(memoryReader(files));
	return pythonVersion === undefined
		? 'none'
		: [`${pythonVersion.value} ${pythonVersion.confidence}`, ...pythonVersion.alternatives].join(', or ');
};

const requires = (range: string): Readonly<Record<string, string>> => ({
	'pyproject.toml': `[project]\nname = "shop"\nversion = "1"\nrequires-python = "${range}"\n`,
});

describe('one place that names a version', () => {
	test.each<[string, Readonly<Record<string, string>>, string]>([
		['.python-version', { '.python-version': '3.12.7\n' }, '3.12 certain'],
		['.python-version with a comment and CRLF', { '.python-version': '# ours\r\n3.12\r\n' }, '3.12 certain'],
		['.python-version with a byte order mark', { '.python-version': '\uFEFF3.12\n' }, '3.12 certain'],
		['.python-version of another interpreter', { '.python-version': 'pypy3.10-7.3\n' }, 'none'],
		['runtime.txt', { 'runtime.txt': 'python-3.11.9\n' }, '3.11 certain'],
		['.tool-versions', { '.tool-versions': 'nodejs 22.1.0\npython 3.13.1 3.12.1\n' }, '3.13 certain'],
		['mise.toml', { 'mise.toml': '[tools]\npython = "3.12"\n' }, '3.12 certain'],
		['mise.toml with several', { '.mise.toml': '[tools]\npython = ["3.13", "3.12"]\n' }, '3.13 certain'],
		['Pipfile', { Pipfile: '[requires]\npython_version = "3.11"\n' }, '3.11 certain'],
		['a full version in Pipfile', { Pipfile: '[requires]\npython_full_version = "3.12.4"\n' }, '3.12 certain'],
		['App Engine', { 'app.yaml': 'runtime: python312\n' }, '3.12 certain'],
		['Render', { 'render.yaml': 'envVars:\n  - key: PYTHON_VERSION\n    value: 3.11.9\n' }, '3.11 certain'],
		['a Dockerfile', { Dockerfile: 'FROM python:3.12-slim\n' }, '3.12 certain'],
		['a Dockerfile with the version in an ARG', { Dockerfile: `ARG V=3.12\nFROM python:\${V}-slim\n` }, '3.12 certain'],
		['a Dockerfile with a default', { Dockerfile: `ARG V\nFROM python:\${V:-3.12}-slim\n` }, '3.12 certain'],
		['a Dockerfile with an unknown variable', { Dockerfile: `FROM python:\${V}-slim\n` }, 'none'],
		[
			'a Dockerfile that ends in another image',
			{ Dockerfile: 'FROM python:3.12 AS a\nFROM debian:13\n' },
			'3.12 certain',
		],
		['a range of one version', requires('>=3.12,<3.13'), '3.12 certain'],
		['a range of several versions', requires('>=3.11'), 'none'],
		['a mise.toml that cannot be parsed', { 'mise.toml': '[tools\npython = 3' }, 'none'],
	])('%s', async (_, files, expected) => {
		expect(await found(files)).toBe(expected);
	});
});

describe('several places', () => {
	test('that agree are all evidence', async () => {
		const files = { '.python-version': '3.12\n', 'runtime.txt': 'python-3.12.1\n' };
		const { pythonVersion } = await detectPythonVersion(memoryReader(files));
		expect(pythonVersion).toMatchObject({
			value: '3.12',
			confidence: 'certain',
			evidence: ['Python 3.12 in .python-version line 1', 'Python 3.12 in runtime.txt line 1'],
		});
	});

	test('that disagree are shown, and asked about', async () => {
		const files = { '.python-version': '3.12\n', Dockerfile: 'FROM python:3.11-slim\n' };
		expect(await found(files)).toBe('3.12 unsure, or 3.11');
		const { pythonVersion } = await detectPythonVersion(memoryReader(files));
		expect(pythonVersion?.evidence.at(-1)).toMatch(/^but .*3\.11.* in Dockerfile line 1/);
	});

	test('one that the project does not allow comes last', async () => {
		const files = { ...requires('>=3.12'), '.python-version': '3.10\n', 'runtime.txt': 'python-3.13.1\n' };
		expect(await found(files)).toBe('3.13 unsure, or 3.10');
	});

	test('only one, and not allowed, is said with the range', async () => {
		const { pythonVersion } = await detectPythonVersion(
			memoryReader({ ...requires('>=3.12'), '.python-version': '3.10\n' }),
		);
		expect(pythonVersion).toMatchObject({ value: '3.10', confidence: 'unsure' });
		expect(pythonVersion?.evidence.at(-1)).toMatch(/^but .*requires-python.*pyproject\.toml line 4/);
	});
});

describe('where nothing is named, the tested versions', () => {
	test.each<[string, Readonly<Record<string, string>>, string]>([
		['of tox.ini', { 'tox.ini': '[tox]\nenvlist = py311,py312\n' }, '3.12 likely, or 3.11'],
		[
			'of a CI matrix',
			{ '.github/workflows/ci.yml': 'strategy:\n  matrix:\n    python-version: ["3.11", "3.13"]\n' },
			'3.13 likely, or 3.11',
		],
		[
			'that the project allows',
			{ ...requires('>=3.11,<3.13'), 'tox.ini': '[tox]\nenvlist = py39,py311,py314\n' },
			'3.11 likely',
		],
	])('%s', async (_, files, expected) => {
		expect(await found(files)).toBe(expected);
	});
});

test('the folders above a service name its version, the nearest one first', async () => {
	const repository = await temporaryProject({
		'.git/HEAD': '',
		'.python-version': '3.11\n',
		'services/mise.toml': '[tools]\npython = "3.12"\n',
		'services/api/app.py': '',
		'other/app.py': '',
	});
	const versionIn = async (folder: string) =>
		(await detectPythonVersion(createProjectReader(path.join(repository, folder)))).pythonVersion;
	expect(await versionIn('services/api')).toMatchObject({
		value: '3.12',
		evidence: ['Python 3.12 in ../mise.toml line 2'],
	});
	expect(await versionIn('other')).toMatchObject({ value: '3.11' });
});

describe('a module that left the library of Python', () => {
	const project = {
		'app.py': 'from distutils.util import strtobool\nfrom flask import Flask\napp = Flask(__name__)\n',
	};

	test('suggests the newest Python that has it', async () => {
		const { pythonVersion } = await detectFiles(project);
		expect(pythonVersion).toMatchObject({ value: '3.11', confidence: 'likely' });
		expect(pythonVersion?.evidence).toEqual(['distutils, which is gone since Python 3.12, in app.py line 1']);
	});

	test('is told of where the project names a Python without it', async () => {
		const facts = await detectFiles({ ...project, '.python-version': '3.14\n' });
		expect(facts.pythonVersion?.value).toBe('3.14');
		expect(facts.warnings.join(' ')).toContain('app.py line 1 imports distutils, which is gone since Python 3.12');
		expect((await detectFiles({ ...project, '.python-version': '3.11\n' })).warnings).toEqual([]);
	});

	test.each([
		['under a condition', { 'app.py': `try:\n    import imp\nexcept ImportError:\n    imp = None\n` }],
		['of the project itself', { 'imp.py': '', 'app.py': 'import imp\n' }],
		['that a package brings back', { 'requirements.txt': 'flask\nlegacy-cgi\n', 'app.py': 'import cgi\n' }],
	])('is nothing where it is one %s', async (_, files) => {
		const text = `${files['app.py']}from flask import Flask\napp = Flask(__name__)\n`;
		const facts = await detectFiles({ ...files, 'app.py': text });
		expect(facts.pythonVersion).toBeUndefined();
		expect(facts.warnings.join(' ')).not.toContain('gone');
	});
});
