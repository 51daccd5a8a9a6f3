import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { detectProject } from '../../src/detect/index.ts';
import { createProjectReader } from '../../src/disk/index.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const app = 'from fastapi import FastAPI\nfrom shared import greet\n\napp = FastAPI()\n';
const shared = '[project]\nname = "shared"\nversion = "1"\n';

/** The facts of services/api in a repository of these files. */
const detectIn = async (files: Readonly<Record<string, string>>, folder = 'services/api') => {
	const repository = await temporaryProject({ '.git/HEAD': '', ...files });
	return detectProject(createProjectReader(path.join(repository, folder)), path.basename(folder));
};

test('a package beside the service widens the build context to the folder of both', async () => {
	const facts = await detectIn({
		'libs/shared/pyproject.toml': shared,
		'services/api/app.py': app,
		'services/api/requirements.txt': 'fastapi\n-e ../../libs/shared\n-r ../../requirements/common.txt\n',
		'requirements/common.txt': 'uvicorn\n',
	});
	expect(facts.contextFolder).toBe('services/api');
	expect(facts.dependencies?.value.files).toEqual([
		'requirements.txt',
		'../../requirements/common.txt',
		'../../libs/shared/',
	]);
	expect(facts.server?.value).toBe('uvicorn');
	expect(facts.warnings.join()).not.toContain('not there');
});

test('a service that needs nothing from around it is its own build context', async () => {
	const facts = await detectIn({ 'services/api/app.py': app, 'services/api/requirements.txt': 'fastapi\n' });
	expect(facts.contextFolder).toBeUndefined();
});

const uvLock = `version = 1

[[package]]
name = "fastapi"
version = "0.115.6"
source = { registry = "https://pypi.org/simple" }
wheels = [{ url = "https://files.pythonhosted.org/fastapi-0.115.6-py3-none-any.whl" }]

[[package]]
name = "api"
version = "1"
source = { editable = "services/api" }
dependencies = [{ name = "fastapi" }, { name = "shared" }]

[[package]]
name = "shared"
version = "1"
source = { editable = "libs/shared" }
dependencies = [{ name = "fastapi" }]

[[package]]
name = "other"
version = "1"
source = { virtual = "services/other" }
`;

test('a member of a uv workspace is locked at the root of the workspace', async () => {
	const facts = await detectIn({
		'pyproject.toml': '[tool.uv.workspace]\nmembers = ["libs/*", "services/*"]\n',
		'uv.lock': uvLock,
		'libs/shared/pyproject.toml': shared,
		'services/other/pyproject.toml': shared.replace('shared', 'other'),
		'services/api/pyproject.toml': `${shared.replace('shared', 'api')}dependencies = ["fastapi", "shared"]\n`,
		'services/api/src/api/__init__.py': '',
		'services/api/src/api/main.py': app,
	});
	const { manager, lockFile, files, packages, installsProject, sourceOnly } = facts.dependencies?.value ?? {};
	expect({ manager, lockFile, packages, installsProject, sourceOnly }).toEqual({
		manager: 'uv',
		lockFile: '../../uv.lock',
		packages: ['fastapi', 'shared'],
		installsProject: false,
		sourceOnly: [],
	});
	expect(files).toEqual([
		'pyproject.toml',
		'../../uv.lock',
		'../../pyproject.toml',
		'../../libs/shared/pyproject.toml',
		'../../services/other/pyproject.toml',
		'../../libs/shared/',
	]);
	expect(facts.contextFolder).toBe('services/api');
});

test('a folder below a uv workspace that is no member of it is not locked by it', async () => {
	const facts = await detectIn({
		'pyproject.toml': '[tool.uv.workspace]\nmembers = ["libs/*"]\n',
		'uv.lock': uvLock,
		'services/api/pyproject.toml': `${shared}dependencies = ["fastapi"]\n`,
		'services/api/app.py': app,
	});
	expect(facts.dependencies?.value.manager).toBe('setuptools');
	expect(facts.contextFolder).toBeUndefined();
});

test('a path dependency of Poetry is a folder to install from', async () => {
	const facts = await detectIn(
		{
			'shared/pyproject.toml': shared,
			'api/pyproject.toml':
				'[tool.poetry.dependencies]\nfastapi = "*"\nshared = { path = "../shared", develop = true }\n',
			'api/poetry.lock':
				'[[package]]\nname = "shared"\nversion = "1"\n\n[package.source]\ntype = "directory"\nurl = "../shared"\n',
			'api/main.py': app,
		},
		'api',
	);
	expect(facts.dependencies?.value.files).toEqual(['pyproject.toml', 'poetry.lock', '../shared/']);
	expect(facts.contextFolder).toBe('api');
});

test('what lies outside the repository, or behind a link out of it, is not there', async () => {
	const outside = await temporaryProject({ 'pyproject.toml': shared });
	const repository = await temporaryProject({
		'.git/HEAD': '',
		'api/app.py': app,
		'api/requirements.txt': `fastapi\n-e ../linked\n-e ../../${path.basename(outside)}\n`,
	});
	await symlink(outside, path.join(repository, 'linked'));
	await mkdir(path.join(repository, 'real'));
	const facts = await detectProject(createProjectReader(path.join(repository, 'api')), 'api');
	expect(facts.dependencies?.value.files).toEqual(['requirements.txt']);
	expect(facts.warnings.filter((warning) => warning.includes('not there'))).toHaveLength(2);
});
