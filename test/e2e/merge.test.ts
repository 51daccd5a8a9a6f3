import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll, temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { keys, Session } from '../support/session.ts';
import { flaskProject } from './projects.ts';

const yes = ['--yes', '--no-build'];
const merge = [...yes, '--on-conflict', 'merge'];
const args = ['--no-build', '--name', 'tea', '--base', 'distroless', '--python', '3.13', '--port', '9000'];

/** A project that the tool wrote for, and whose Dockerfile a person has changed since. */
const changedProject = async (
	change: (dockerfile: string) => string,
): Promise<{ cwd: string; mine: string; read: () => string }> => {
	const cwd = temporaryFolder(flaskProject);
	expect((await run([...yes, '--name', 'tea'], { cwd })).exitCode).toBe(0);
	const read = (): string => readAll(cwd).Dockerfile ?? '';
	const mine = change(read());
	writeFileSync(path.join(cwd, 'Dockerfile'), mine);
	return { cwd, mine, read };
};

const withTimezone = (dockerfile: string): string =>
	dockerfile.replace('STOPSIGNAL SIGTERM', 'ENV TZ="Europe/Rome"\nSTOPSIGNAL SIGTERM');

describe('--on-conflict merge', () => {
	test('brings what a person changed together with what a new answer changes', async () => {
		const { cwd, mine, read } = await changedProject(withTimezone);
		const { exitCode, stdout } = await run([...merge, '--port', '9000'], { cwd });
		expect(exitCode).toBe(0);
		expect(read()).toBe(mine.replaceAll('EXPOSE 8000', 'EXPOSE 9000').replaceAll('8000', '9000'));
		expect(readAll(cwd)['Dockerfile.orig']).toBe(mine);
		expect(stdout.slice(stdout.indexOf('Repeat this run'))).toContain('--on-conflict merge');
	});

	test('changes nothing when run again, and goes on from there', async () => {
		const { cwd } = await changedProject(withTimezone);
		await run([...merge, '--port', '9000'], { cwd });
		const after = readAll(cwd);
		expect((await run(merge, { cwd })).exitCode).toBe(0);
		expect(readAll(cwd)).toEqual(after);
		expect((await run([...merge, '--port', '8000'], { cwd })).exitCode).toBe(0);
		expect(readAll(cwd).Dockerfile).toBe(after['Dockerfile.orig']);
	});

	test('keeps the line endings of the file', async () => {
		const { cwd, read } = await changedProject((dockerfile) => withTimezone(dockerfile).replaceAll('\n', '\r\n'));
		expect((await run([...merge, '--port', '9000'], { cwd })).exitCode).toBe(0);
		expect(read()).toContain('EXPOSE 9000\r\n');
		expect(read()).not.toMatch(/[^\r]\n/);
	});

	test('writes nothing when both changed the same line', async () => {
		const { cwd } = await changedProject((dockerfile) => dockerfile.replace('EXPOSE 8000', 'EXPOSE 7000'));
		const before = readAll(cwd);
		const { exitCode, stderr } = await run([...merge, '--port', '9000'], { cwd });
		expect(exitCode).toBe(1);
		expect(stderr).toContain('Dockerfile cannot be merged without a choice');
		expect(readAll(cwd)).toEqual(before);
	});

	test('writes nothing where nobody knows what the file started from', async () => {
		const project = { ...flaskProject, Dockerfile: 'FROM python:3.13\n' };
		const cwd = temporaryFolder(project);
		const { exitCode, stderr } = await run(merge, { cwd });
		expect(exitCode).toBe(1);
		expect(stderr).toContain('Dockerfile cannot be merged');
		expect(readAll(cwd)).toEqual(project);
	});

	test('shows the merged file on a dry run', async () => {
		const { cwd, mine, read } = await changedProject(withTimezone);
		const { exitCode, stdout } = await run([...merge, '--port', '9000', '--dry-run'], { cwd });
		expect(exitCode).toBe(0);
		expect(stdout).toContain('+EXPOSE 9000');
		expect(stdout).not.toContain('-ENV TZ');
		expect(read()).toBe(mine);
	});
});

test('a file that was kept is not recorded as written', async () => {
	const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM python:3.13\n' });
	const keep = [...yes, '--on-conflict', 'keep'];
	expect((await run(keep, { cwd })).exitCode).toBe(0);
	const record = readAll(cwd)['.hardened-container.json'] ?? '';
	expect(Object.keys(JSON.parse(record).files)).toContain('docs/docker.md');
	expect(Object.keys(JSON.parse(record).files)).not.toContain('Dockerfile');
	const { stdout } = await run(keep, { cwd });
	expect(stdout).toContain('Nothing had to be written');
});

describe('a Dockerfile of a person', () => {
	const own = 'FROM python:3.13\nCOPY . .\nCMD ["python", "app.py"]\n';
	const bare = { ...flaskProject, Dockerfile: own, 'requirements.txt': 'flask==3.1.2\n' };

	test('is asked about once, and again when it or what would be written is another', async () => {
		const cwd = temporaryFolder({ ...flaskProject, Dockerfile: own });
		const session = new Session({ cwd, args });
		await session.see('Dockerfile is there and differs');
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		const after = readAll(cwd);
		expect(after.Dockerfile).toBe(own);
		const again = await run(yes, { cwd });
		expect(again.exitCode).toBe(0);
		expect(again.stdout).toContain('Nothing had to be written');
		expect(readAll(cwd)).toEqual(after);
		expect((await run([...yes, '--port', '8000'], { cwd })).stderr).toContain('Dockerfile is there and would change');
		writeFileSync(path.join(cwd, 'Dockerfile'), `${own}# More.\n`);
		expect((await run(yes, { cwd })).stderr).toContain('Dockerfile is there and would change');
	});

	test('goes on with the build context that it has, and ours beside it gets its own', async () => {
		const kept = temporaryFolder(bare);
		await run([...yes, '--on-conflict', 'keep'], { cwd: kept });
		expect(Object.keys(readAll(kept))).not.toContain('.dockerignore');
		expect(readAll(kept)['docs/docker.md']).toContain('The ignore file of this folder is its own');
		const beside = temporaryFolder(bare);
		await run([...yes, '--on-conflict', 'beside'], { cwd: beside });
		expect(Object.keys(readAll(beside))).not.toContain('.dockerignore');
		expect(readAll(beside)['Dockerfile.hardened.dockerignore']).toMatch(/^\*\n!/m);
		expect(readAll(beside)['docs/docker.md']).toContain('(../Dockerfile.hardened.dockerignore#L2)');
	});

	test('and requirements that are kept without a server: the Dockerfile beside installs it', async () => {
		const cwd = temporaryFolder(bare);
		const { stdout } = await run([...yes, '--on-conflict', 'beside'], { cwd });
		expect(stdout).toContain('requirements.txt stays without gunicorn==');
		const after = readAll(cwd);
		expect(after['requirements.txt']).toBe('flask==3.1.2\n');
		expect(after['Dockerfile.hardened']).toMatch(/pip install [^#]*--target=\/deps gunicorn==/);
		expect((await run(yes, { cwd })).stdout).toContain('Nothing had to be written');
		expect(readAll(cwd)).toEqual(after);
	});
});

test('a Dockerfile beside another has its own ignore file where the build context is wider than the project', async () => {
	const cwd = temporaryFolder({
		'.git/HEAD': 'ref: refs/heads/main\n',
		'libs/shared/pyproject.toml': '[project]\nname = "shared"\nversion = "1"\n',
		'services/api/app.py': flaskProject['app.py'] ?? '',
		'services/api/prices.py': flaskProject['prices.py'] ?? '',
		'services/api/requirements.txt': 'flask\ngunicorn\n-e ../../libs/shared\n',
		'services/api/Dockerfile': 'FROM python:3.13\n',
	});
	const { stdout } = await run([...yes, '--project', 'services/api', '--on-conflict', 'beside'], { cwd });
	const written = Object.keys(readAll(cwd)).filter((name) => name.endsWith('ignore'));
	expect(written).toEqual(['services/api/Dockerfile.hardened.dockerignore']);
	expect(readAll(cwd)[written[0] ?? '']).toContain('\n!libs/shared\n');
	expect(stdout).toContain('docker build --file services/api/Dockerfile.hardened --tag api .');
});

test('a Dockerfile that is new installs the server that kept requirements lack, and one that is added does not', async () => {
	const project = { ...flaskProject, 'requirements.txt': 'flask==3.1.2\n' };
	const kept = temporaryFolder(project);
	const session = new Session({ cwd: kept, args });
	await session.see('Add these lines to it?');
	session.press(keys.down);
	session.press(keys.enter);
	await session.see('Write these');
	session.press(keys.enter);
	expect(await session.exit).toBe(0);
	expect(readAll(kept).Dockerfile).toContain('--target=/deps gunicorn==');
	const added = temporaryFolder(project);
	await run([...yes, '--force'], { cwd: added });
	expect(readAll(added)['requirements.txt']).toMatch(/^flask==3\.1\.2\ngunicorn==/);
	expect(readAll(added).Dockerfile).not.toContain('gunicorn==');
});

test('what was kept before is not shown as kept where it is overwritten', async () => {
	const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM python:3.13\n' });
	await run([...yes, '--on-conflict', 'keep'], { cwd });
	expect((await run(yes, { cwd })).stdout).toMatch(/Dockerfile +keep, as before/);
	const { stdout } = await run([...yes, '--force'], { cwd });
	expect(stdout).toMatch(/Dockerfile +differs from what is there/);
	expect(stdout).toContain('kept in Dockerfile.orig');
});

test('lines that the service needs are merged into the requirements without a choice', async () => {
	const cwd = temporaryFolder({ ...flaskProject, 'requirements.txt': 'flask==3.1.2\n' });
	expect((await run(merge, { cwd })).exitCode).toBe(0);
	expect(readAll(cwd)['requirements.txt']).toMatch(/^flask==3\.1\.2\ngunicorn==.+\n$/);
	const before = readAll(cwd);
	expect((await run(yes, { cwd })).stdout).toContain('Nothing had to be written');
	expect(readAll(cwd)).toEqual(before);
});

describe('merging in the wizard', () => {
	const chooseMerge = async (session: Session): Promise<void> => {
		await session.see('Dockerfile is there and differs');
		expect(session.screen).toContain('Merge the two');
		session.press(keys.down);
		session.press(keys.down);
		session.press(keys.enter);
	};

	test('asks only about what both changed, and shows the result before the yes', async () => {
		const { cwd, read } = await changedProject((text) => withTimezone(text).replace('EXPOSE 8000', 'EXPOSE 7000'));
		const session = new Session({ cwd, args });
		await chooseMerge(session);
		await session.see('Part 1 of 1 of Dockerfile');
		session.press(keys.down);
		session.press(keys.enter);
		await session.see('Take the merged file?');
		expect(session.screen.slice(session.screen.indexOf('Part 1 of 1'))).toContain('-EXPOSE 7000');
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		expect(read()).toContain('EXPOSE 9000');
		expect(read()).toContain('ENV TZ="Europe/Rome"');
	});

	test('with every part as it is, the file is kept', async () => {
		const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM python:3.13\n' });
		const session = new Session({ cwd, args });
		await chooseMerge(session);
		await session.see('Part 1 of 1 of Dockerfile');
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		expect(session.screen).toMatch(/Dockerfile +keep/);
		expect(session.screen).not.toContain('Take the merged file?');
		expect(readAll(cwd).Dockerfile).toBe('FROM python:3.13\n');
	});

	test('a no leads back to the choice, and nothing is written', async () => {
		const { cwd } = await changedProject(withTimezone);
		const before = readAll(cwd);
		const session = new Session({ cwd, args });
		await chooseMerge(session);
		await session.see('Take the merged file?');
		session.press(keys.down);
		session.press(keys.enter);
		await session.see(/happen to it\?(?:.|\n)*happen to it\?/);
		session.press(keys.ctrlC);
		expect(await session.exit).toBe(130);
		expect(readAll(cwd)).toEqual(before);
	});

	test('a file that only the person has changed is left as it is, without a question', async () => {
		const { cwd, mine, read } = await changedProject(withTimezone);
		const { exitCode, stdout } = await run(yes, { cwd });
		expect(exitCode).toBe(0);
		expect(stdout).toMatch(/Dockerfile +keep, as before/);
		expect(read()).toBe(mine);
		const line = mine.split('\n').findIndex((text) => text.startsWith('ENTRYPOINT')) + 1;
		expect(readAll(cwd)['docs/docker.md']).toContain(`[Dockerfile line ${line}](../Dockerfile#L${line})`);
		const before = readAll(cwd);
		expect((await run(yes, { cwd })).stdout).toContain('Nothing had to be written');
		expect(readAll(cwd)).toEqual(before);
	});
});

describe('a .dockerignore that keeps out what the Dockerfile copies', () => {
	const mine = '*\n!app.py\n!requirements.txt\n';
	const project = { ...flaskProject, '.dockerignore': mine };
	const merged = `${mine}\n# What the Dockerfile copies.\n!prices.py\n!templates\n!gunicorn.conf.py\n`;

	test('is merged by Enter alone, and the result is shown before', async () => {
		const cwd = temporaryFolder(project);
		const session = new Session({ cwd, args: [...args.slice(0, -1), '8000'] });
		await session.see('keeps out of the build');
		for (const message of ['What should happen to it?', 'Take the merged file?', 'Write these']) {
			await session.see(message);
			session.press(keys.enter);
		}

		expect(await session.exit).toBe(0);
		expect(session.screen).toContain('+!gunicorn.conf.py');
		expect(readAll(cwd)['.dockerignore']).toBe(merged);
		expect(readAll(cwd)['.dockerignore.orig']).toBe(mine);
	});

	test('is merged by --on-conflict merge, and once is enough', async () => {
		const cwd = temporaryFolder(project);
		expect((await run(merge, { cwd })).exitCode).toBe(0);
		expect(readAll(cwd)['.dockerignore']).toBe(merged);
		const before = readAll(cwd);
		expect((await run(merge, { cwd })).exitCode).toBe(0);
		expect(readAll(cwd)).toEqual(before);
	});

	test('is told of where it is kept, unless the Dockerfile is kept too', async () => {
		const keep = [...yes, '--on-conflict', 'keep'];
		const { stdout } = await run(keep, { cwd: temporaryFolder(project) });
		expect(stdout).toContain('warning: .dockerignore keeps out of the build what the Dockerfile copies: prices.py');
		const own = await run(keep, { cwd: temporaryFolder({ ...project, Dockerfile: 'FROM scratch\n' }) });
		expect(own.stdout).not.toContain('keeps out of the build');
	});
});

describe('the docs tell of the Dockerfile that is there', () => {
	const docsOf = (cwd: string): string => readAll(cwd)['docs/docker.md'] ?? '';
	const linesOf = (docs: string, id: string): readonly string[] =>
		[...docs.matchAll(new RegExp(`\\(${id}, (.*?)\\)\\. `, 'g'))].map(([, place = '']) => place);

	test('a merged one, line by line', async () => {
		const { cwd, read } = await changedProject((text) => `# Mine.\n${withTimezone(text)}`);
		expect((await run([...merge, '--port', '9000'], { cwd })).exitCode).toBe(0);
		const line = read().split('\n').indexOf('EXPOSE 9000') + 1;
		expect(linesOf(docsOf(cwd), 'HC017')).toEqual([`[Dockerfile line ${line}](../Dockerfile#L${line})`]);
		const before = readAll(cwd);
		expect((await run(merge, { cwd })).stdout).toContain('Nothing had to be written');
		expect(readAll(cwd)).toEqual(before);
	});

	test('one that was kept makes no statement of a line that is not there', async () => {
		const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM python:3.13\n' });
		await run([...yes, '--on-conflict', 'keep'], { cwd });
		expect(docsOf(cwd)).toContain('keeps a Dockerfile of its own');
		expect(docsOf(cwd)).not.toContain('Dockerfile line');
		expect(linesOf(docsOf(cwd), 'HC006')).toEqual(['not named in Dockerfile']);
		expect(docsOf(cwd)).toContain('| Distroless (proposed) |');
		expect(docsOf(cwd)).not.toMatch(/^####.*\n\s*#/m);
		expect(docsOf(cwd)).not.toContain('\n\n\n');
	});

	test('one beside the kept one, by its name', async () => {
		const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM python:3.13\n' });
		await run([...yes, '--on-conflict', 'beside'], { cwd });
		expect(docsOf(cwd)).toContain('(../Dockerfile.hardened#L');
		expect(docsOf(cwd)).toContain('--file Dockerfile.hardened .');
		expect(docsOf(cwd)).not.toContain('](../Dockerfile#L');
	});

	test('one that was overwritten, as if nothing had been there', async () => {
		const fresh = temporaryFolder(flaskProject);
		const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM python:3.13\n' });
		await run([...yes, '--name', 'tea'], { cwd: fresh });
		await run([...yes, '--name', 'tea', '--force'], { cwd });
		const { 'Dockerfile.orig': copy, ...after } = readAll(cwd);
		expect(copy).toBe('FROM python:3.13\n');
		expect(after).toEqual(readAll(fresh));
	});

	test('an ignore file of a person is not said to deny everything', async () => {
		const cwd = temporaryFolder({ ...flaskProject, '.dockerignore': '*.log\n' });
		await run([...yes, '--on-conflict', 'keep'], { cwd });
		expect(docsOf(cwd)).toContain('The ignore file of this folder is its own');
		expect(docsOf(cwd)).not.toContain('HC021');
	});
});
