import { expect, test } from 'vitest';
import type { ImageFacts, RunFacts } from '../../src/core/image-facts.ts';
import { describeFailedStart, describeMeasures } from '../../src/report/verify-table.ts';
import { goodImage, goodRun } from '../support/image-facts.ts';

const withRun = (run: Partial<RunFacts>): ImageFacts => ({ ...goodImage, run: { ...goodRun, ...run } });

const log = ['TypeError: unhashable type'];

test('the last words of a service that answers with a server error are shown', () => {
	const facts = withRun({ log, answers: [{ port: 8000, path: '/', status: 500 }] });
	expect(describeFailedStart(facts)).toEqual({ title: 'The container printed', lines: log });
});

test('a service that answers well has no last words', () => {
	const facts = withRun({ log, health: 'healthy', answers: [{ port: 8000, path: '/', status: 404 }] });
	expect(describeFailedStart(facts)).toBeUndefined();
});

test('a container that ended says its code', () => {
	const facts = withRun({ log, started: false, exitCode: 3 });
	expect(describeFailedStart(facts)?.title).toBe('The container ended with code 3 and printed');
});

test('a worker, which answers nobody, says what it printed', () => {
	const { answers: _, ...silent } = goodRun;
	const shown = describeFailedStart({ ...goodImage, run: { ...silent, log, listeningPorts: [] } });
	expect(shown?.title).toBe('The container printed');
	expect(shown?.lines.at(-1)).toContain('from a broker');
});

test('a container that misses its broker is not told to be missing a setting', () => {
	const refused = ['redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.'];
	const hintOf = (lines: readonly string[]) =>
		describeFailedStart(withRun({ log: lines, started: false, exitCode: 1 }))?.lines.at(-1);
	expect(hintOf(refused)).toContain('a database or a broker');
	expect(hintOf(["ModuleNotFoundError: No module named 'distutils'", 'Worker exiting'])).toContain(
		'choose another Python',
	);
	expect(hintOf(log)).toContain('If it needs settings');
	expect(hintOf(["python: can't open file '/app/app.py': [Errno 13] Permission denied"])).toContain('may not read');
	expect(hintOf(['exec /app/shop: exec format error'])).toBe(
		'The image is for linux/amd64, which this engine does not run.',
	);
});

test.each([
	'sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) unable to open database file',
	"OSError: [Errno 30] Read-only file system: 'app.log'",
	"PermissionError: [Errno 13] Permission denied: '/var/log/shop.log'",
])('a container that could not write is told so: %s', (line) => {
	const facts = withRun({ log: [line, 'ERROR:    Application startup failed.'], started: false, exitCode: 3 });
	expect(describeFailedStart(facts)?.lines.at(-1)).toContain('It could not write there');
});

test('a service that answers with a refusal is said to, beside the time of its first answer', () => {
	const firstAnswer = (status: number) =>
		describeMeasures(withRun({ firstAnswerMs: 500, answers: [{ port: 8000, path: '/', status }] })).find(
			([label]) => label === 'First answer',
		)?.[1];
	expect(firstAnswer(400)).toMatch(/ after the start, with status 400 for \/$/);
	expect(firstAnswer(200)).toMatch(/ after the start$/);
});

test('a container that ended with code 0 after an error is told of as one that failed', () => {
	const hintOf = (lines: readonly string[]) =>
		describeFailedStart(withRun({ log: lines, started: false, exitCode: 0 }))?.lines.at(-1);
	expect(hintOf(['Traceback (most recent call last):', 'Exception: HOST not found'])).toContain('If it needs settings');
	expect(hintOf(['Usage: serve FOLDER'])).toBe('Usage: serve FOLDER');
});

test('a container that misses a file or a program is told which', () => {
	const line = "FileNotFoundError: [Errno 2] No such file or directory: 'git'";
	const facts = withRun({ log: [line, 'Worker exiting (pid: 6)'], started: false, exitCode: 3 });
	expect(describeFailedStart(facts)?.lines.at(-1)).toContain('It looks for git, which is not in the image');
});
