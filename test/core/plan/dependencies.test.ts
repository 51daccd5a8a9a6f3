import { describe, expect, test } from 'vitest';
import { starterPackages } from '../../../src/core/starters/packages.ts';
import { fastapiApp, flaskApp, planOf } from '../../support/plan-of.ts';

const gunicorn = starterPackages.packages.gunicorn;
const writtenOf = async (files: Readonly<Record<string, string>>) =>
	Object.fromEntries((await planOf(files)).dependencies.written.map(({ path, text }) => [path, text]));

describe('a server that is not among the dependencies', () => {
	test('is added with its version where versions have no hashes', async () => {
		expect(await writtenOf({ 'app.py': flaskApp, 'requirements.txt': 'flask==3.1.3' })).toEqual({
			'requirements.txt': `flask==3.1.3\ngunicorn==${gunicorn?.version}\n`,
		});
	});

	test('is added with its hashes to a locked file, and by name to the file that it is locked from', async () => {
		const locked =
			'flask==3.1.3 \\\n    --hash=sha256:f4bcbefc124291925f1a26446da31a5178f9483862233b23c0c96a20701f670c\n';
		const written = await writtenOf({
			'app.py': flaskApp,
			'requirements.in': 'flask\n',
			'requirements.txt': locked,
		});
		expect(written['requirements.in']).toBe('flask\ngunicorn\n');
		const hashes = (gunicorn?.hashes ?? []).map((hash) => ` \\\n    --hash=sha256:${hash}`).join('');
		expect(written['requirements.txt']).toBe(`${locked}gunicorn==${gunicorn?.version}${hashes}\n`);
	});

	test('keeps the line endings of the file', async () => {
		const written = await writtenOf({ 'main.py': fastapiApp, 'requirements.txt': 'fastapi\r\n' });
		expect(written['requirements.txt']).toMatch(/^fastapi\r\nuvicorn==[\d.]+\r\n$/);
	});

	test('is left to the tool that owns the lock file', async () => {
		const plan = await planOf({
			'main.py': fastapiApp,
			'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = ["fastapi"]\n',
			'uv.lock':
				'version = 1\n\n[[package]]\nname = "fastapi"\nversion = "0.115.0"\nsource = { registry = "https://pypi.org/simple" }\n',
		});
		expect(plan.dependencies.written).toEqual([]);
		expect(plan.notices).toEqual([
			'uvicorn is not among the dependencies in pyproject.toml, so the Dockerfile alone names it; to have it locked, run "uv add uvicorn" and then this again.',
		]);
	});
});

test('a server that is there is not added again', async () => {
	const plan = await planOf({ 'app.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' });
	expect(plan.dependencies.written).toEqual([]);
	expect(plan.notices).toEqual([]);
});

test('a project that names no dependencies gets files for its framework, and is told to complete them', async () => {
	const plan = await planOf({ 'app.py': flaskApp });
	expect(plan.dependencies).toMatchObject({ requirementsFile: 'requirements.txt', hashed: true });
	expect(plan.dependencies.written.map(({ path }) => path)).toContain('requirements.in');
	expect(plan.notices).toHaveLength(1);
});

test('a project that names no dependencies and uses an unknown framework is refused', async () => {
	const bottle = 'from bottle import Bottle\n\napp = Bottle()\n';
	await expect(planOf({ 'app.py': bottle })).rejects.toThrow('No file says what this service depends on.');
});

test('a script without any dependency file gets files that name no package', async () => {
	const serve = 'from http.server import HTTPServer\n\nHTTPServer(("", 8000), None).serve_forever()\n';
	const { dependencies, notices } = await planOf({ 'serve.py': serve });
	expect(dependencies.written.map(({ path }) => path)).toEqual(['requirements.in', 'requirements.txt']);
	expect(notices[0]).toContain('no package');
});
