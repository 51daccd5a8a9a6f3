import { execa } from 'execa';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readAll, temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { keys, Session } from '../support/session.ts';
import { flaskProject } from './projects.ts';

const hasDocker = (await execa('docker', ['info'], { reject: false })).exitCode === 0;
const isRequired = process.env.CI === 'true';
const minutes = 60_000;

const uniqueTag = (): string => {
	const tag = `wizard-test-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
	onTestFinished(async () => void (await execa('docker', ['rmi', '--force', tag], { reject: false })));
	return tag;
};

const containersOf = async (image: string): Promise<string> =>
	(await execa('docker', ['ps', '--all', '--quiet', '--filter', `ancestor=${image}`])).stdout;

// Without an engine these cannot be run; where CI requires one, they fail instead of being skipped.
describe.skipIf(!hasDocker && !isRequired)('with a real engine', { timeout: 4 * minutes }, () => {
	test('an empty folder becomes a verified image by Enter alone', async () => {
		const folder = temporaryFolder();
		const tag = uniqueTag();
		const session = new Session({ cwd: folder, args: ['--tag', tag] });
		for (const message of ['In which folder?', 'called?', 'Start one?', 'Which Python', 'Which base', 'Which ports']) {
			await session.see(message);
			session.press(keys.enter);
		}

		for (const message of ['How should the requirements', 'Build the image now', 'Write these']) {
			await session.see(message);
			session.press(keys.enter);
		}

		await session.see('Repeat this run', 3 * minutes);
		expect(await session.exit).toBe(0);
		expect(session.screen).toMatch(/passed\s+HC001 Run as a non-root user/);
		expect(session.screen).toMatch(/\d+ passed, 0 failed, 0 skipped/);
		expect(session.screen).toMatch(/Size\s+[\d.]+ MB compressed/);
		expect(session.screen).not.toContain('(node:');
		expect(readAll(folder)['my-service/docs/docker.md']).toMatch(/distroless.*[\d.]+ MB/i);
		expect(await containersOf(tag)).toBe('');
	});

	test('a build that fails shows its step, its log and the line, and leaves the files', async () => {
		const cwd = temporaryFolder({
			...flaskProject,
			'requirements.txt': 'flask==3.1.2\nno-such-package-of-ours==1.0\n',
		});
		const tag = uniqueTag();
		const { exitCode, stdout } = await run(['--yes', '--build', '--tag', tag, '--on-conflict', 'keep'], { cwd });
		expect(exitCode).toBe(1);
		expect(stdout).toContain('no-such-package-of-ours');
		expect(stdout).toMatch(/Dockerfile.*line \d+/);
		expect(readAll(cwd).Dockerfile).toBeDefined();
	});

	test('a package without a wheel is one question, and a yes builds it from source', async () => {
		const cwd = temporaryFolder({
			...flaskProject,
			'requirements.txt': 'flask==3.1.2\ngunicorn==23.0.0\nflask-mail==0.9.1\n',
		});
		const session = new Session({ cwd, args: ['--name', 'tea', '--tag', uniqueTag()] });
		for (const message of ['Which Python', 'Which base', 'Which ports', 'Build the image now', 'Write these']) {
			await session.see(message);
			session.press(keys.enter);
		}

		await session.see('Build flask-mail from source?', 3 * minutes);
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		expect(session.screen).toContain('--from-source flask-mail');
		const after = readAll(cwd);
		expect(after.Dockerfile).toContain('--no-binary=flask-mail');
		expect(after['.hardened-container.json']).toContain('flask-mail');
	});

	test('a service starts with the settings of --environment-file, which are not written down', async () => {
		const cwd = temporaryFolder({
			...flaskProject,
			'prices.py':
				'import os\n\n\ndef read():\n    return open(os.environ["PRICES"]).read()\n\n\nread()\n\n\ndef price_of(name):\n    return 3\n',
			'trial.env': 'PRICES="/proc/version"\n',
		});
		const args = ['--yes', '--build', '--tag', uniqueTag(), '--on-conflict', 'keep'];
		const without = await run(args, { cwd });
		expect(without.stdout).toContain('--environment-file FILE');
		const { exitCode, stdout } = await run([...args, '--environment-file', 'trial.env'], { cwd });
		expect(stdout).toMatch(/passed\s+HC015/);
		expect(exitCode).toBe(0);
		expect(readAll(cwd).Dockerfile).not.toContain('/proc/version');
	});

	test('--json has the image and every finding', async () => {
		const cwd = temporaryFolder(flaskProject);
		const tag = uniqueTag();
		const { exitCode, stdout } = await run(['--yes', '--build', '--json', '--tag', tag], { cwd });
		const document = JSON.parse(stdout);
		expect(document).toMatchObject({ build: 'verified', answers: { base: 'distroless' } });
		expect(document.findings.length).toBeGreaterThan(25);
		expect(document.findings.filter(({ status }: { status: string }) => status === 'fail')).toEqual([]);
		expect(exitCode).toBe(0);
	});

	test('a file written beside is the one that is built', async () => {
		const cwd = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM scratch\nCOPY nothing /\n' });
		const tag = uniqueTag();
		const { exitCode, stdout } = await run(['--yes', '--build', '--tag', tag, '--on-conflict', 'beside'], { cwd });
		expect(stdout).toContain('0 failed');
		expect(exitCode).toBe(0);
	});

	test('Ctrl-C during the build ends it, and leaves the files and no container', async () => {
		const folder = temporaryFolder({
			...flaskProject,
			'requirements.txt': `flask==3.1.2\ngunicorn==23.0.0\n# ${Math.random()}\n`,
		});
		const tag = uniqueTag();
		const session = new Session({
			cwd: folder,
			args: [
				'--build',
				'--tag',
				tag,
				'--name',
				'tea',
				'--base',
				'slim',
				'--stages',
				'multi',
				'--port',
				'8000',
				'--python',
				'3.13',
			],
		});
		await session.see('Write these');
		session.press(keys.enter);
		await session.see(/\d+\/\d+ .*\(\d+ s\)/);
		session.press(keys.ctrlC);
		expect(await session.exit).toBe(130);
		expect(session.screen).toContain('Cancelled. The files are written; run this again to build and verify the image.');
		expect(readAll(folder).Dockerfile).toBeDefined();
		expect(session.isCursorShown).toBe(true);
		expect(await containersOf(tag)).toBe('');
	});
});

const hasBuildah = (await execa('buildah', ['version'], { reject: false })).exitCode === 0;

test.skipIf(!hasBuildah && !isRequired)(
	'Buildah builds, and what only a start shows is skipped',
	{ timeout: 4 * minutes },
	async () => {
		const cwd = temporaryFolder(flaskProject);
		const tag = `localhost/wizard-test-${process.pid}`;
		onTestFinished(async () => void (await execa('buildah', ['rmi', '--force', tag], { reject: false })));
		const { exitCode, stdout } = await run(['--yes', '--build', '--engine', 'buildah', '--tag', tag], { cwd });
		expect(stdout).toMatch(/\d+ passed, 0 failed, [1-9]\d* skipped/);
		expect(stdout).toMatch(/skipped\s+HC029 .*\n\s+buildah builds images, but starts no service/);
		expect(exitCode).toBe(0);
	},
);
