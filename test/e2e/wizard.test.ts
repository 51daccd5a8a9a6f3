import { describe, expect, test } from 'vitest';
import { readAll, temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { keys, Session } from '../support/session.ts';
import { flaskProject } from './projects.ts';

/** The prompts of an empty start, in their order, by what their message says. */
const emptyStart = [
	'In which folder?',
	'What is the service called?',
	'No application was found. Start one?',
	'Which Python version?',
	'Which base image?',
	'Which ports does the service listen on?',
	'How should the requirements be laid out?',
	'Write these',
] as const;

const startEmpty = (columns = 100, environment = {}): { folder: string; session: Session } => {
	const folder = temporaryFolder();
	return { folder, session: new Session({ cwd: folder, args: ['--no-build'], columns, environment }) };
};

const answerUntil = async (session: Session, last: string): Promise<void> => {
	for (const message of emptyStart) {
		await session.see(message);
		if (message === last) return;
		session.press(keys.enter);
	}
};

test('a service whose dependencies nobody can know is refused before more is asked', async () => {
	const app = 'from aiohttp import web\n\nweb.run_app(web.Application())\n';
	const session = new Session({ cwd: temporaryFolder({ 'app.py': app }), args: ['--no-build'] });
	await session.see('What is the service called?');
	session.press(keys.enter);
	expect(await session.exit).toBe(1);
	expect(session.screen).toContain('No file says what this service depends on.');
	expect(session.screen).not.toContain('Which Python version?');
});

describe('an empty folder', () => {
	test('becomes a service by Enter alone', async () => {
		const { folder, session } = startEmpty();
		await answerUntil(session, 'Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		const files = Object.keys(readAll(folder));
		expect(files).toContain('my-service/Dockerfile');
		expect(files).toContain('my-service/app.py');
		expect(files).toContain('my-service/.hardened-container.json');
		expect(session.screen).toContain('--base distroless');
		expect(session.isCursorShown).toBe(true);
	});

	test('another base leads to the question about stages', async () => {
		const { folder, session } = startEmpty();
		await answerUntil(session, 'Which base image?');
		session.press(keys.down);
		session.press(keys.enter);
		await session.see('Build in several stages, or in one?');
		session.press(keys.down);
		session.press(keys.enter);
		await session.see('Which ports');
		session.press('9000,9001\r');
		await session.see('How should the requirements');
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		const dockerfile = readAll(folder)['my-service/Dockerfile'] ?? '';
		expect(dockerfile).toContain('FROM python:3.13-alpine3.23');
		expect(dockerfile).toContain('EXPOSE 9000 9001');
		expect(dockerfile.match(/^FROM /gm)).toHaveLength(1);
	});

	test('a port below 1024 is explained and asked again', async () => {
		const { session } = startEmpty();
		await answerUntil(session, 'Which ports does the service listen on?');
		session.press('80\r');
		await session.see('below 1024');
		session.press(keys.ctrlC);
		expect(await session.exit).toBe(130);
	});
});

describe('cancelling', () => {
	test.each(
		emptyStart.flatMap((message) => [
			[message, 'Ctrl-C', keys.ctrlC] as const,
			[message, 'Escape', keys.escape] as const,
		]),
	)('at "%s" with %s writes nothing and exits 130', async (message, _name, key) => {
		const { folder, session } = startEmpty();
		await answerUntil(session, message);
		session.press(key);
		expect(await session.exit).toBe(130);
		expect(readAll(folder)).toEqual({});
		expect(session.screen).toContain('Cancelled. Nothing was written.');
		expect(session.isCursorShown).toBe(true);
	});
});

describe('an existing project', () => {
	test('shows what was found, asks little, and keeps every file', async () => {
		const folder = temporaryFolder(flaskProject);
		const session = new Session({
			cwd: folder,
			args: ['--no-build', '--name', 'tea', '--base', 'distroless', '--port', '8000'],
		});
		await session.see('app = Flask(__name__)');
		await session.see('Which Python version?');
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		const after = readAll(folder);
		expect(after).toMatchObject(flaskProject);
		expect(after.Dockerfile).toMatch(/^COPY .*app\.py/m);
		expect(after.Dockerfile).toContain('templates');
		expect(after.Dockerfile).not.toContain('test_app');
	});

	test('asks in a second run again for what only files of the first run say', async () => {
		const folder = temporaryFolder(flaskProject);
		await run(['--yes', '--no-build', '--port', '9000', '--python', '3.13'], { cwd: folder });
		const session = new Session({ cwd: folder, args: ['--no-build', '--name', 'tea', '--base', 'distroless'] });
		await session.see('Which Python version?');
		session.press(keys.enter);
		await session.see('Which ports does the service listen on?');
		await session.see('9000');
		session.press(`${'\u007f'.repeat(4)}9001\r`);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		expect(readAll(folder).Dockerfile).toContain('EXPOSE 9001\n');
	});

	test('a file that differs needs a yes of its own', async () => {
		const folder = temporaryFolder({ ...flaskProject, Dockerfile: 'FROM python:3.13\n' });
		const session = new Session({
			cwd: folder,
			args: ['--no-build', '--name', 'tea', '--base', 'distroless', '--port', '8000', '--python', '3.13'],
		});
		await session.see('Dockerfile is there and differs');
		session.press(keys.down);
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		const after = readAll(folder);
		expect(after.Dockerfile).toBe('FROM python:3.13\n');
		expect(after['Dockerfile.hardened']).toContain('HC001');
	});
});

test('a terminal that does not tell its size is taken for one of 80 columns', async () => {
	const session = new Session({ cwd: temporaryFolder(), setUp: 'stty cols 0 rows 0' });
	await session.see('In which folder?');
	await session.see('my-service');
	session.press(keys.ctrlC);
	expect(await session.exit).toBe(130);
});

describe('other ways to end', () => {
	test('Ctrl-D, the end of input, cancels', async () => {
		const { folder, session } = startEmpty();
		await answerUntil(session, 'Which base image?');
		session.press('\u0004');
		expect(await session.exit).toBe(130);
		expect(readAll(folder)).toEqual({});
	});

	test.each(['SIGTERM', 'SIGHUP'])('%s cancels, and the terminal is as before', async (signal) => {
		const { folder, session } = startEmpty();
		await answerUntil(session, 'Which base image?');
		session.kill(signal);
		expect(await session.exit).toBe(130);
		expect(readAll(folder)).toEqual({});
		expect(session.isCursorShown).toBe(true);
	});

	test('No at the end writes nothing', async () => {
		const { folder, session } = startEmpty();
		await answerUntil(session, 'Write these');
		session.press(keys.up);
		session.press(keys.enter);
		expect(await session.exit).toBe(130);
		expect(readAll(folder)).toEqual({});
	});
});

describe('a file of mine that differs', () => {
	const mine = 'FROM python:3.13\n';
	const reviewed = async (): Promise<{ folder: string; session: Session }> => {
		const folder = temporaryFolder({ ...flaskProject, Dockerfile: mine });
		const args = ['--no-build', '--name', 'tea', '--base', 'distroless', '--port', '8000', '--python', '3.13'];
		const session = new Session({ cwd: folder, args });
		await session.see('Dockerfile is there and differs');
		return { folder, session };
	};

	test('is shown with its difference before the question', async () => {
		const { session } = await reviewed();
		expect(session.screen).toContain('-FROM python:3.13');
		session.press(keys.escape);
		expect(await session.exit).toBe(130);
	});

	test('is kept by Enter alone', async () => {
		const { folder, session } = await reviewed();
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		expect(readAll(folder).Dockerfile).toBe(mine);
	});

	test('is overwritten by a yes, with a copy', async () => {
		const { folder, session } = await reviewed();
		session.press(keys.up);
		session.press(keys.enter);
		await session.see('Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		expect(readAll(folder)).toMatchObject({ 'Dockerfile.orig': mine });
		expect(session.screen).toContain('kept in Dockerfile.orig');
	});
});

test('lines that a requirements file lacks are added by Enter alone', async () => {
	const folder = temporaryFolder({ ...flaskProject, 'requirements.txt': 'flask==3.1.2\n' });
	const args = ['--no-build', '--name', 'tea', '--base', 'distroless', '--port', '8000', '--python', '3.13'];
	const session = new Session({ cwd: folder, args });
	for (const message of ['Add these lines to it?', 'Write these']) {
		await session.see(message);
		session.press(keys.enter);
	}
	expect(await session.exit).toBe(0);
	const after = readAll(folder);
	expect(after['requirements.txt']).toMatch(/^flask==3\.1\.2\ngunicorn==/);
	expect(after['requirements.txt.orig']).toBeUndefined();
});

describe('the screen', () => {
	test.each([60, 200])('has no line wider than %i columns', async (columns) => {
		const { session } = startEmpty(columns);
		await answerUntil(session, 'Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		// A line that the terminal itself had to break starts without the guide or an indent.
		const broken = session.lines.filter(
			(line, row) => line.length === columns && session.lines[row + 1]?.trim() !== '',
		);
		expect(broken).toEqual([]);
	});

	test('shows no colour with NO_COLOR', async () => {
		const { session } = startEmpty(100, { NO_COLOR: '1' });
		await answerUntil(session, 'Write these');
		session.press(keys.enter);
		expect(await session.exit).toBe(0);
		expect(session.raw).not.toMatch(/\u001b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7])m/);
	});

	test('a dumb terminal gets lines, and no cursor is moved', async () => {
		const { folder, session } = startEmpty(100, { TERM: 'dumb' });
		for (const message of emptyStart) {
			await session.see(message);
			await session.see(/(?:\]|: ?) ?$/);
			session.press('\r');
		}

		expect(await session.exit).toBe(0);
		expect(session.raw).not.toContain('\u001b');
		expect(readAll(folder)['my-service/Dockerfile']).toBeDefined();
	});
});
