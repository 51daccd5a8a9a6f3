import { readFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { toolAnswers } from '../support/tool.ts';

/** Notes in SQLite and uploads as files, each in a folder below the code, as small services often have it. */
const notes: Readonly<Record<string, string>> = {
	'app.py': [
		'import sqlite3',
		'from pathlib import Path',
		'',
		'from flask import Flask, request',
		'',
		'BASE_DIR = Path(__file__).parent',
		'DATABASE = BASE_DIR / "data" / "notes.sqlite3"',
		'UPLOAD_FOLDER = BASE_DIR / "uploads"',
		'app = Flask(__name__)',
		'with sqlite3.connect(DATABASE) as database:',
		'    database.execute("CREATE TABLE IF NOT EXISTS notes (text TEXT)")',
		'',
		'',
		'@app.post("/notes")',
		'def add():',
		'    with sqlite3.connect(DATABASE) as database:',
		'        database.execute("INSERT INTO notes VALUES (?)", [request.form["text"]])',
		'    (UPLOAD_FOLDER / "last.txt").write_text(request.form["text"])',
		'    return "ok"',
		'',
		'',
		'@app.get("/notes")',
		'def notes():',
		'    rows = sqlite3.connect(DATABASE).execute("SELECT text FROM notes").fetchall()',
		'    return " ".join(text for (text,) in rows) + "|" + (UPLOAD_FOLDER / "last.txt").read_text()',
		'',
		'',
		'@app.get("/healthz")',
		'def healthz():',
		'    return "ok"',
		'',
	].join('\n'),
	'requirements.txt': 'flask==3.1.2\ngunicorn==23.0.0\n',
};

const minutes = 60_000;
const made: string[][] = [];

afterAll(async () => {
	for (const args of made.reverse()) await execa('docker', args, { reject: false });
}, minutes);

/** Starts it as the docs say, but on any free port of the host and in the background. */
const startAsDocumented = async (command: readonly string[], image: string): Promise<string> => {
	const args = command.map((arg) => (arg === '8000:8000' ? '127.0.0.1::8000' : arg)).filter((arg) => arg !== '--rm');
	const { stdout: id } = await execa('docker', ['run', '--detach', ...args, image]);
	made.push(['rm', '--force', id]);
	return id;
};

const addressOf = async (id: string): Promise<string> => {
	const { stdout } = await execa('docker', ['port', id, '8000/tcp']);
	return `http://${stdout.split('\n')[0]}`;
};

/** A connection made while the container still starts may never be answered, so each try ends by itself. */
const isAnswered = async (address: string): Promise<boolean> => {
	try {
		return (await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2_000) })).ok;
	} catch {
		return false;
	}
};

const untilAnswer = (address: string): Promise<void> =>
	expect.poll(() => isAnswered(address), { timeout: minutes }).toBe(true);

const addNote = async (id: string, text: string): Promise<string> => {
	const address = await addressOf(id);
	await untilAnswer(address);
	const { ok } = await fetch(`${address}/notes`, { method: 'POST', body: new URLSearchParams({ text }) });
	expect(ok).toBe(true);
	return (await fetch(`${address}/notes`)).text();
};

describe.skipIf(!toolAnswers('docker', ['info']))('a service that writes below its code', () => {
	test.each([
		['distroless', 'multi'],
		['slim', 'single'],
		['alpine', 'multi'],
	])(
		'on %s (%s) writes to a tmpfs and to a volume, started as its docs say',
		async (base, stages) => {
			const cwd = temporaryFolder(notes);
			const image = `writes-${process.pid}-${base}`;
			made.push(['rmi', '--force', image]);
			const flags = ['--yes', '--build', '--name', image, '--base', base, '--stages', stages];
			const { exitCode, stdout } = await run(flags, { cwd });
			expect(stdout).toMatch(/\d+ passed, 0 failed/);
			expect(exitCode).toBe(0);

			const docs = readFileSync(path.join(cwd, 'docs/docker.md'), 'utf8');
			const [, documented = ''] = /^docker run ([^`]*?)\n```/ms.exec(docs) ?? [];
			const command = documented.replaceAll('\\\n', ' ').trim().split(/\s+/).slice(0, -1);
			expect(command).toContain('--read-only');
			expect(await addNote(await startAsDocumented(command, image), 'tea')).toBe('tea|tea');

			const volumes = [...docs.matchAll(/`--volume (\S+):(\S+)`/g)];
			expect(volumes.map(([, , folder]) => folder)).toEqual(['/app/data', '/app/uploads']);
			const kept = command.map((arg, index) => {
				const volume = volumes.find(([, , folder]) => arg.startsWith(`${folder}:`));
				if (volume !== undefined) return `${volume[1]}:${volume[2]}`;
				const next = volumes.some(([, , folder]) => command[index + 1]?.startsWith(`${folder}:`));
				return arg === '--tmpfs' && next ? '--volume' : arg;
			});
			for (const [, name = ''] of volumes) made.unshift(['volume', 'rm', '--force', name]);
			const first = await startAsDocumented(kept, image);
			expect(await addNote(first, 'tea')).toBe('tea|tea');
			await execa('docker', ['rm', '--force', first]);
			expect(await addNote(await startAsDocumented(kept, image), 'milk')).toBe('tea milk|milk');

			// What is known of the image alone is enough to see where it writes.
			const alone = await run(['verify', image, '--engine', 'docker', '--json'], { cwd });
			const failed = JSON.parse(alone.stdout).findings.filter(({ status }: { status: string }) => status === 'fail');
			expect(failed.filter(({ id }: { id: string }) => ['HC011', 'HC025'].includes(id))).toEqual([]);
		},
		6 * minutes,
	);
});

test.skipIf(!toolAnswers('podman', ['info']))(
	'Podman starts it with the same options',
	async () => {
		const cwd = temporaryFolder(notes);
		const image = `localhost/writes-${process.pid}`;
		const flags = ['--yes', '--build', '--engine', 'podman', '--base', 'slim', '--tag', image];
		const { stdout, exitCode } = await run(flags, { cwd });
		await execa('podman', ['rmi', '--force', image], { reject: false });
		expect(stdout).toMatch(/\d+ passed, 0 failed/);
		expect(exitCode).toBe(0);
	},
	6 * minutes,
);
