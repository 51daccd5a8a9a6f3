import { describe, expect, test } from 'vitest';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from '../support/memory-reader.ts';

const lock = `version = 1
[[package]]
name = "shop"
version = "1"
source = { editable = "." }
dependencies = [{ name = "fastapi" }]
[[package]]
name = "fastapi"
version = "0.120.0"
source = { registry = "https://pypi.org/simple" }
wheels = [{ url = "https://x/fastapi-0.120.0-py3-none-any.whl" }]
`;

const backend = (...requires: readonly string[]): string =>
	`[build-system]
requires = ${JSON.stringify(requires)}
build-backend = "named.by.the.first"
`;

interface Project {
	/** What pyproject.toml says after its first table. */
	readonly tables?: string;
	readonly code?: string;
	readonly files?: Readonly<Record<string, string>>;
}

const isInstalled = async ({ tables = backend('hatchling'), code = '', files = {} }: Project): Promise<boolean> => {
	const project = '[project]\nname = "shop"\nversion = "1"\nreadme = "README.md"\ndependencies = ["fastapi"]\n';
	const reader = memoryReader({
		'pyproject.toml': `${project}${tables}`,
		'uv.lock': lock,
		'README.md': '',
		'src/shop/__init__.py': '',
		'src/shop/main.py': `from fastapi import FastAPI\n${code}\napp = FastAPI()\n`,
		...files,
	});
	const { dependencies } = await detectProject(reader, 'shop');
	expect(dependencies?.value.manager).toBe('uv');
	expect(dependencies?.value.files.includes('README.md')).toBe(dependencies?.value.installsProject);
	return dependencies?.value.installsProject === true;
};

describe('a project is copied, not installed, where its build only gathers its files', () => {
	test.each<[string, Project]>([
		['hatchling', {}],
		['hatchling that takes its version from git', { tables: backend('hatchling', 'hatch-vcs') }],
		[
			'hatchling with its packages named',
			{ tables: `${backend('hatchling')}[tool.hatch.build.targets.wheel]\npackages = ["src/shop"]\n` },
		],
		[
			'setuptools',
			{
				tables: `${backend('setuptools>=61')}[tool.setuptools.packages.find]\nwhere = ["src"]\n`,
			},
		],
		[
			'setuptools with its root named',
			{ tables: `${backend('setuptools')}[tool.setuptools.package-dir]\n"" = "src"\n` },
		],
		['uv', { tables: backend('uv_build>=0.9,<0.10') }],
		[
			'a console script, which is a start command at most',
			{ tables: `[project.scripts]\nshop = "shop.main:app"\n${backend('flit_core')}` },
		],
	])('%s', async (_, project) => {
		expect(await isInstalled(project)).toBe(false);
	});
});

describe('a project is installed', () => {
	test.each<[string, Project]>([
		['a backend that compiles', { tables: backend('maturin') }],
		['a second tool in the build', { tables: backend('setuptools', 'cython') }],
		['a backend of its own', { tables: `${backend('setuptools')}backend-path = ["."]\n` }],
		[
			'a build hook',
			{ tables: `${backend('hatchling')}[tool.hatch.build.hooks.vcs]\nversion-file = "src/shop/_version.py"\n` },
		],
		[
			'files from elsewhere',
			{ tables: `${backend('hatchling')}[tool.hatch.build.targets.wheel.force-include]\n"data" = "shop/data"\n` },
		],
		[
			'a package that lies in another folder',
			{ tables: `${backend('setuptools')}[tool.setuptools.package-dir]\nshop = "lib"\n` },
		],
		[
			'a version that is written to a file',
			{ tables: `${backend('setuptools', 'setuptools-scm')}[tool.setuptools_scm]\nversion_file = "x.py"\n` },
		],
		[
			'extensions',
			{ tables: `${backend('setuptools')}[[tool.setuptools.ext-modules]]\nname = "shop.fast"\nsources = ["fast.c"]\n` },
		],
		['entry points', { tables: `[project.entry-points."shop.plugins"]\nown = "shop.main"\n${backend('hatchling')}` }],
		['a hook of pdm', { tables: `${backend('pdm-backend')}[tool.pdm.build]\ncustom-hook = "build.py"\n` }],
		[
			'a package that poetry moves',
			{ tables: `${backend('poetry-core')}[tool.poetry]\npackages = [{ include = "shop", to = "x" }]\n` },
		],
		['a build script of poetry', { tables: `${backend('poetry-core')}[tool.poetry.build]\nscript = "build.py"\n` }],
		['another root of uv', { tables: `${backend('uv_build')}[tool.uv.build-backend]\nmodule-root = "lib"\n` }],
		['a setup.py', { files: { 'setup.py': 'from setuptools import setup\n\nsetup()\n' } }],
		['code that asks for its version', { code: 'from importlib.metadata import version\n' }],
		['code that asks for it in the older way', { code: 'import pkg_resources\n' }],
	])('for %s', async (_, project) => {
		expect(await isInstalled(project)).toBe(true);
	});
});
