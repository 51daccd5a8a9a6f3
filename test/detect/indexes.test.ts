import { describe, expect, test } from 'vitest';
import { privateIndexes } from '../../src/detect/dependencies/indexes.ts';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { flaskApp } from '../support/plan-of.ts';

const factsOf = (files: Readonly<Record<string, string>>) =>
	detectProject(memoryReader({ 'app.py': flaskApp, ...files }), 'shop');
const variable = (name: string): string => `$\{${name}}`;
const variables = ['PIP_USER', 'PIP_TOKEN'].map(variable).join(':');
const address = 'https://pypi.shop.net/simple';
const pyproject = (tool: string) =>
	`[project]\nname = "shop"\nversion = "1"\ndependencies = ["flask"]\n${tool}\nurl = "${address}"\n`;

describe('package indexes', () => {
	test.each([
		['pip', { 'requirements.txt': `--extra-index-url ${address}\nflask\n` }],
		['uv', { 'pyproject.toml': pyproject('[[tool.uv.index]]'), 'uv.lock': 'version = 1\n' }],
		['poetry', { 'pyproject.toml': pyproject('[[tool.poetry.source]]\nname = "s"'), 'poetry.lock': '' }],
		['pdm', { 'pyproject.toml': pyproject('[[tool.pdm.source]]'), 'pdm.lock': '' }],
		['pipenv', { Pipfile: `[[source]]\nurl = "${address}"\n[packages]\nflask = "*"\n`, 'Pipfile.lock': '{}' }],
	])('are found where %s reads them', async (manager, files) => {
		const { dependencies } = await factsOf(files);
		expect(dependencies?.value).toMatchObject({ manager, indexes: [{ address, variables: [] }] });
	});

	test('name the variables of their login, and not what is written there', () => {
		expect(privateIndexes([address.replace('//', `//${variables}@`)])).toEqual([
			{ address, variables: ['PIP_USER', 'PIP_TOKEN'] },
		]);
		expect(privateIndexes([address.replace('//', '//me:hunter2@')])).toEqual([{ address, variables: [] }]);
	});

	test.each([
		'https://pypi.org/simple',
		'https://download.pytorch.org/whl/cpu',
		'https://pypi.tuna.tsinghua.edu.cn/simple',
		'https://mirrors.aliyun.com/pypi/simple/',
		'https://test.pypi.org/simple/',
		'./wheels',
	])('%s asks for no login', (open) => expect(privateIndexes([open])).toEqual([]));
});

describe('a login in a file that the installer reads', () => {
	test.each([
		['requirements.txt', `flask\n--index-url ${address.replace('//', '//deploy:kx81@')}\n`, 2],
		['requirements.txt', `flask\nshop @ git+https://${'a1B2'.repeat(6)}@git.shop.net/shop.git\n`, 2],
	])('is a secret: %s %#', async (path, text, line) => {
		const { secretFiles } = await factsOf({ [path]: text });
		expect(secretFiles).toEqual([{ path, line, kind: 'login in an address' }]);
	});

	test.each([
		`--index-url ${address.replace('//', `//${variables}@`)}\nflask`,
		`--index-url ${address.replace('//', `//__token__:${variable('PIP_TOKEN')}@`)}\nflask`,
		'flask\nshop @ git+ssh://git@git.shop.net/shop.git',
		'flask\nshop @ git+https://git@git.shop.net/shop.git',
	])('is none without a password: %s', async (text) => {
		expect((await factsOf({ 'requirements.txt': text })).secretFiles).toBeUndefined();
	});
});
