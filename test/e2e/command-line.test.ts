import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { readAll, temporaryFolder } from '../support/folder.ts';
import { bin, run } from '../support/run.ts';
import { flaskProject } from './projects.ts';

const yes = ['--yes', '--no-build'];

describe('without a terminal', () => {
	test('another application than the one that was found brings its own files along, also in a second run', async () => {
		const other = 'from flask import Flask\n\nfrom stock import items\n\nadmin = Flask(__name__)\n';
		const cwd = temporaryFolder({ ...flaskProject, 'admin.py': other, 'stock.py': 'items = []\n' });
		const copied = (): string => readAll(cwd).Dockerfile ?? '';
		expect((await run(['--yes', '--no-build', '--app', 'admin:admin'], { cwd })).exitCode).toBe(0);
		expect(copied()).toMatch(/^COPY .*admin\.py stock\.py/m);
		expect(copied()).not.toContain('prices.py');
		const second = await run(['--yes', '--no-build'], { cwd });
		expect(second.stdout).toContain('Nothing had to be written');
	});

	test('a missing answer ends with 2 and names the flags', async () => {
		const cwd = temporaryFolder();
		const { exitCode, stderr } = await run([], { cwd });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('--name, --starter');
		expect(stderr).toContain('--yes');
		expect(readAll(cwd)).toEqual({});
	});

	test('a folder without a service is told how to name or to start one, and nothing of a front end', async () => {
		const project = { 'package.json': '{}', 'index.js': '' };
		const cwd = temporaryFolder(project);
		const { exitCode, stdout, stderr } = await run(yes, { cwd });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('Give --app module:attribute, or start a service with --starter flask.');
		expect(stdout).not.toContain('front end');
		expect(readAll(cwd)).toEqual(project);
	});

	test('an application that the starter does not make is refused', async () => {
		const cwd = temporaryFolder();
		const { exitCode, stderr } = await run([...yes, '--starter', 'flask', '--app', 'shop:app'], { cwd });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('--app shop:app does not go with --starter flask, whose application is app:app.');
		expect(readAll(cwd)).toEqual({});
	});

	test('--yes takes every suggestion', async () => {
		const cwd = temporaryFolder(flaskProject);
		const { exitCode, stdout } = await run(yes, { cwd });
		expect(exitCode).toBe(0);
		expect(stdout).not.toContain('\u001b');
		expect(Object.keys(readAll(cwd))).toEqual(
			expect.arrayContaining(['Dockerfile', '.dockerignore', 'docs/docker.md']),
		);
	});

	test('an environment file that is not there is told before anything is written', async () => {
		const cwd = temporaryFolder(flaskProject);
		const { exitCode, stderr } = await run([...yes, '--environment-file', 'none.env'], { cwd });
		expect(exitCode).toBe(1);
		expect(stderr).toContain('There is no none.env.');
		expect(readAll(cwd)).toEqual(flaskProject);
	});

	test('the printed command repeats the run to the byte', async () => {
		const first = temporaryFolder();
		const { stdout } = await run(['svc', ...yes, '--starter', 'django', '--base', 'slim', '--requirements', 'split'], {
			cwd: first,
		});
		const repeat = stdout.slice(stdout.indexOf('npm create hardened-container@latest -- ')).replaceAll('\\\n', ' ');
		const args = repeat.trim().split(/\s+/).slice(4);
		const second = temporaryFolder();
		expect((await run(args, { cwd: second })).exitCode).toBe(0);
		expect(readAll(second)).toEqual(readAll(first));
	});

	test('the printed command settles the files that were kept', async () => {
		const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM scratch\n' });
		const { stdout } = await run([...yes, '--on-conflict', 'keep'], { cwd });
		expect(stdout.slice(stdout.indexOf('Repeat this run'))).toContain('--on-conflict keep');
	});

	test('a reader that goes away early does not break the run', async () => {
		const cwd = temporaryFolder(flaskProject);
		const tool = path.resolve('bin/create-hardened-container.cjs');
		const command = '"$0" "$1" --yes --dry-run 2>&1 | sed -n 1q';
		const shell = await execa('bash', ['-o', 'pipefail', '-c', command, process.execPath, tool], {
			cwd,
			reject: false,
		});
		expect(shell).toMatchObject({ exitCode: 0, stderr: '' });
	});

	test('a second run changes nothing', async () => {
		const cwd = temporaryFolder(flaskProject);
		await run(yes, { cwd });
		const before = readAll(cwd);
		const { exitCode, stdout } = await run(yes, { cwd });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('Nothing had to be written');
		expect(readAll(cwd)).toEqual(before);
	});

	test('--json prints one document and nothing else on stdout', async () => {
		const cwd = temporaryFolder(flaskProject);
		const { exitCode, stdout } = await run([...yes, '--json'], { cwd });
		expect(exitCode).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			facts: { framework: { value: 'flask' } },
			answers: { base: 'distroless' },
			build: 'not wanted',
		});
	});

	test('--dry-run loads no code of engines', async () => {
		const cwd = temporaryFolder(flaskProject);
		const hook =
			'const fs = require("node:fs"), read = fs.readFileSync;' +
			'fs.readFileSync = (file, how) => (console.error(String(file)), read(file, how));';
		const tools = temporaryFolder({ 'loaded.cjs': hook });
		const environment = { NODE_OPTIONS: `--require=${path.join(tools, 'loaded.cjs')}` };
		const { stderr } = await run(['--yes', '--dry-run'], { cwd, environment });
		expect(stderr).toContain('wizard.cjs');
		expect(stderr).not.toContain('engine.cjs');
	});

	test('a module that is not there is told of, and one of a dependency is not', async () => {
		const cwd = temporaryFolder(flaskProject);
		const warned = async (app: string) => (await run([...yes, '--app', app, '--dry-run'], { cwd })).stdout;
		expect(await warned('ap:app')).toContain('No module ap was found here');
		expect(await warned('prices:app')).not.toContain('was found here');
		expect(await warned('gunicorn.app:app')).not.toContain('was found here');
	});

	test('a starter is refused where there is an application, but for the one that a first run started', async () => {
		const cwd = temporaryFolder(flaskProject);
		expect(await run([...yes, '--starter', 'fastapi'], { cwd })).toMatchObject({
			exitCode: 2,
			stderr: expect.stringContaining('--starter fastapi is for a folder without an application, and here is app:app.'),
		});
		const fresh = temporaryFolder();
		await run([...yes, '--starter', 'flask'], { cwd: fresh });
		expect(await run([...yes, '--starter', 'flask'], { cwd: fresh })).toMatchObject({ exitCode: 0 });
	});

	test('a secret that the build does not read is refused', async () => {
		const cwd = temporaryFolder(flaskProject);
		const refused = async (...more: string[]) =>
			(await run([...yes, '--secret', 'netcr=login', ...more], { cwd })).stderr;
		expect(await refused()).toContain('--secret netcr: the build reads no secret of this name.');
		expect(await refused('--build-secrets', 'netrc')).toContain('It reads netrc;');
	});

	test('flags that npm took for itself are told of', async () => {
		const cwd = temporaryFolder(flaskProject);
		const environment = {
			npm_config_on_conflict: 'keep',
			npm_config_python: '/usr/bin/python3',
			npm_config_yes: 'true',
		};
		const { stdout } = await run([...yes, '--dry-run'], { cwd, environment });
		expect(stdout).toContain('npm took --on-conflict for itself');
	});

	test('a file in the place of the folder is named', async () => {
		const cwd = temporaryFolder({ shop: '' });
		const { exitCode, stderr } = await run(['shop', ...yes], { cwd });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('shop is a file. Name a folder.');
	});

	test('a folder that is gone is told of', async () => {
		const cwd = temporaryFolder();
		const command = 'mkdir gone && cd gone && rmdir ../gone && "$0" "$1" --yes';
		const child = await execa('sh', ['-c', command, process.execPath, bin], { cwd, reject: false });
		expect(child).toMatchObject({
			exitCode: 1,
			stderr: expect.stringMatching(/^The folder that you are in is gone\./),
		});
	});

	test('--dry-run writes nothing and shows the lines', async () => {
		const cwd = temporaryFolder(flaskProject);
		const { exitCode, stdout } = await run(['--yes', '--dry-run'], { cwd });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('+USER 65532:65532');
		expect(stdout).toContain('Write the files without prompts:');
		expect(stdout).not.toContain('Build it:');
		expect(readAll(cwd)).toEqual(flaskProject);
	});
});

describe('files that differ', () => {
	const project = { ...flaskProject, Dockerfile: 'FROM python:3.13\n' };

	test('end the run with 1, naming the file and the choices', async () => {
		const cwd = temporaryFolder(project);
		const { exitCode, stderr } = await run(yes, { cwd });
		expect(exitCode).toBe(1);
		expect(stderr).toContain('Dockerfile');
		expect(stderr).toContain('--on-conflict');
		expect(readAll(cwd)).toEqual(project);
	});

	test.each([
		['overwrite', { changed: true, beside: false }],
		['keep', { changed: false, beside: false }],
		['beside', { changed: false, beside: true }],
	])('--on-conflict %s does what it says', async (choice, { changed, beside }) => {
		const cwd = temporaryFolder(project);
		expect((await run([...yes, '--on-conflict', choice], { cwd })).exitCode).toBe(0);
		const after = readAll(cwd);
		expect(after.Dockerfile !== project.Dockerfile).toBe(changed);
		expect('Dockerfile.hardened' in after).toBe(beside);
		if (changed) expect(Object.values(after)).toContain(project.Dockerfile);
	});
});

describe('wrong flags end with 2 and say what is right', () => {
	test.each([
		[['--bse', 'alpine'], '--base'],
		[['--base', 'ubuntu'], 'distroless, alpine or slim'],
		[['--base', 'distroless', '--stages', 'single'], '--stages multi'],
		[['--base', 'distroless', '--python', '3.12'], '3.13'],
		[['--port', '80'], '1024'],
		[['--port', 'x'], '65535'],
		[['--python', '3.9'], 'ended'],
		[['--name', 'Not Valid'], 'lower-case'],
		[['--app', 'nothing'], 'module:attribute'],
		[['--health-path', 'healthz'], '"/"'],
		[['--stages', 'three'], 'multi or single'],
		[['--dry-run', '--build'], 'contradict'],
		[['--force', '--on-conflict', 'keep'], 'contradict'],
		[['--no-build', '--tag', 'x'], '--tag'],
		[['a', 'b'], 'too many'],
		[['--project', 'nowhere'], 'no such folder'],
		[['--base'], 'needs a value'],
		[['--yes=1'], 'no value'],
		[['--base', 'alpine', '--base', 'slim'], 'twice'],
	])('%j', async (flags, words) => {
		const cwd = temporaryFolder(flaskProject);
		const { exitCode, stderr } = await run(
			[...yes.filter((flag) => flag !== '--no-build' || !flags.includes('--build')), ...flags],
			{ cwd },
		);
		expect(stderr).toContain(words);
		expect(exitCode).toBe(2);
		expect(readAll(cwd)).toEqual(flaskProject);
	});
});

test('a misspelt command is named', async () => {
	const { exitCode, stderr } = await run(['verfiy', 'image'], { cwd: temporaryFolder() });
	expect(stderr).toContain('Did you mean verify?');
	expect(exitCode).toBe(2);
});

describe('when there is no engine', () => {
	const environment = { PATH: '/nonexistent', DOCKER_HOST: 'unix:///nonexistent.sock' };

	test('the files are written and one line says how to build later', async () => {
		const cwd = temporaryFolder(flaskProject);
		const { exitCode, stdout } = await run(['--yes'], { cwd, environment });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('No container engine is installed');
		expect(stdout).toContain('docker build --tag');
		expect(readAll(cwd).Dockerfile).toBeDefined();
	});

	test('it is a failure when the build was asked for', async () => {
		const cwd = temporaryFolder(flaskProject);
		const { exitCode } = await run(['--yes', '--build'], { cwd, environment });
		expect(exitCode).toBe(1);
		expect(readAll(cwd).Dockerfile).toBeDefined();
	});
});

test('a broken record is named', async () => {
	const cwd = temporaryFolder({ ...flaskProject, '.hardened-container.json': '{' });
	const { exitCode, stderr } = await run(yes, { cwd });
	expect(exitCode).toBe(1);
	expect(stderr).toContain('.hardened-container.json');
});

test.each([['--help'], ['verify', '--help'], ['check', '--help'], ['explain', '--help'], ['detect', '--help']])(
	'%j %s prints help',
	async (...args) => {
		const { exitCode, stdout } = await run(args, { cwd: temporaryFolder() });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('--help');
	},
);

describe('a secret in a file that would be copied', () => {
	const token = `${'gh'}p_${'a1B2'.repeat(9)}`;
	const project = { ...flaskProject, 'settings.py': `DEBUG = False\nTOKEN = '${token}'\n` };
	const files = {
		...project,
		'app.py': 'import settings\nfrom flask import Flask\n\napp = Flask(__name__)\napp.config.from_object(settings)\n',
	};

	test('ends the run with 1 and its place, and is not repeated', async () => {
		const cwd = temporaryFolder(files);
		const { exitCode, stdout, stderr } = await run(yes, { cwd });
		expect(exitCode).toBe(1);
		expect(stderr).toContain('settings.py:2 (GitHub token)');
		expect(stderr).toContain('--allow-secret settings.py');
		expect(stdout + stderr).not.toContain(token);
		expect(readAll(cwd)).toEqual(files);
	});

	test('is let through as an example by its file, also when the run is repeated', async () => {
		const cwd = temporaryFolder(files);
		expect((await run([...yes, '--allow-secret', 'app.py'], { cwd })).exitCode).toBe(1);
		expect((await run([...yes, '--allow-secret', 'settings.py'], { cwd })).exitCode).toBe(0);
		const { exitCode, stdout } = await run(yes, { cwd });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('--allow-secret settings.py');
	});
});

describe('secrets of the build', () => {
	const files = { ...flaskProject, 'requirements.txt': `--index-url https://pypi.shop.test/simple\nflask\ngunicorn\n` };

	test('without their files nothing is built, and what to give is said', async () => {
		const cwd = temporaryFolder(files);
		const wanted = await run(['--yes', '--build'], { cwd });
		expect(wanted.exitCode).toBe(1);
		expect(wanted.stdout).toContain('not built. The build needs the secret netrc. Give --secret netrc=FILE.');
		expect(wanted.stdout).toContain('--secret id=netrc,src="$HOME/.netrc"');
		expect((await run(['--yes'], { cwd })).exitCode).toBe(0);
	});

	test('a flag that takes none says what it takes', async () => {
		const { exitCode, stderr } = await run(['--yes', '--secret', 'netrc'], { cwd: temporaryFolder(files) });
		expect(exitCode).toBe(2);
		expect(stderr).toContain('It takes name=file');
	});
});

test('a base that cannot hold what the project starts ends with 2, unless it is another one', async () => {
	const files = { ...flaskProject, 'requirements.txt': 'flask\ngunicorn\ngitpython\ntorch==2.9.0\n' };
	const cwd = temporaryFolder(files);
	const refused = await run([...yes, '--base', 'distroless'], { cwd });
	expect(refused).toMatchObject({ exitCode: 2 });
	expect(refused.stderr).toContain('it cannot hold git, which gitpython starts');
	expect(refused.stderr).toContain('Possible here: slim');
	expect(readAll(cwd)).toEqual(files);
	expect(await run([...yes, '--base', 'alpine', '--dry-run'], { cwd })).toMatchObject({ exitCode: 2 });
	const source = ['--base', 'alpine', '--from-source', 'torch', '--dry-run'];
	expect(await run([...yes, ...source], { cwd })).toMatchObject({ exitCode: 0 });
});
