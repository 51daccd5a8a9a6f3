import { chmodSync, cpSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { keys, Session } from '../support/session.ts';
import { snapshot } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const minutes = 60_000;
const goldenProject = path.resolve(import.meta.dirname, '../golden/projects/flask-pip');

/** The Dockerfile of many tutorials: everything before the installation, root, a shell. */
const tutorial = [
	'FROM python:3.13-slim',
	'WORKDIR /app',
	'COPY . .',
	'RUN pip install --no-cache-dir -r requirements.txt',
	'EXPOSE 8000',
	'CMD gunicorn --bind 0.0.0.0:8000 app:app',
	'',
].join('\n');

/** Installs nothing, so that a build takes a moment; it writes where a read-only root lets it not. */
const smallDockerfile = [
	'FROM gcr.io/distroless/python3-debian13:nonroot',
	'WORKDIR /home/nonroot',
	'COPY app.py /app/',
	'EXPOSE 8000',
	'ENTRYPOINT ["/usr/bin/python3", "/app/app.py"]',
	'',
].join('\n');

const small = {
	'requirements.txt': 'gunicorn==23.0.0\n',
	'app.py': [
		'from http.server import BaseHTTPRequestHandler, HTTPServer',
		'',
		'open("started", "w").close()',
		'class Handler(BaseHTTPRequestHandler):',
		'    def do_GET(self):',
		'        self.send_response(200)',
		'        self.end_headers()',
		'',
		'HTTPServer(("", 8000), Handler).serve_forever()',
		'',
	].join('\n'),
};

interface Scene {
	readonly cwd: string;
	/** A folder of its own for temporary files. */
	readonly temporary: string;
	/** On every image of the scene, as others may compare at the same time. */
	readonly label: string;
}

/** A project with a Dockerfile, to which a label is added. */
const scene = (dockerfile: string, files?: Readonly<Record<string, string>>): Scene => {
	const cwd = temporaryFolder(files);
	if (files === undefined) cpSync(goldenProject, cwd, { recursive: true });
	const name = path.basename(cwd).toLowerCase();
	const label = `org.opencontainers.image.title=${name}`;
	writeFileSync(path.join(cwd, 'Dockerfile'), `${dockerfile}LABEL ${label}\n`);
	return { cwd, temporary: temporaryFolder(), label };
};

const flagsOf = ({ label }: Scene): readonly string[] => ['--name', label.split('=')[1] ?? ''];

const compare = async (args: readonly string[], place: Scene, more: Record<string, string> = {}) => {
	const environment = { TMPDIR: place.temporary, ...more };
	const { exitCode, stdout } = await run(['compare', '--json', ...flagsOf(place), ...args], {
		cwd: place.cwd,
		environment,
	});
	return { exitCode, document: JSON.parse(stdout) };
};

/** What runs left in an engine and in the folder for temporary files. */
const leftBehind = async (engine: string, { temporary, label }: Scene): Promise<readonly string[]> => {
	const filter = ['--filter', `label=${label}`, '--quiet'];
	const found = await Promise.all([execa(engine, ['images', ...filter]), execa(engine, ['ps', '--all', ...filter])]);
	return [...found.flatMap(({ stdout }) => stdout.split('\n')), ...readdirSync(temporary)].filter(
		(line) => line !== '',
	);
};

const smallFlags = ['--only', 'existing', '--health-path', '/', '--port', '8000'];

describe.skipIf(!toolAnswers('docker', ['info']))('compare with Docker', () => {
	test('measures each base, both layouts and the Dockerfile that is there, and leaves nothing', {
		timeout: 10 * minutes,
	}, async () => {
		const place = scene(tutorial);
		const before = await snapshot(place.cwd);
		// Which variants there are without --only is tested where they are chosen.
		const only = ['distroless-multi', 'alpine-single', 'slim-multi', 'existing'];
		const { exitCode, document } = await compare(['--only', only.join()], place);
		expect(exitCode).toBe(0);
		expect(document.variants.map(({ id }: { id: string }) => id)).toEqual(only);
		const existing = document.variants.at(-1);
		for (const variant of document.variants.slice(0, -1)) {
			expect(variant).toMatchObject({ startsHardened: true, notes: [], practices: { failed: 0 } });
			expect(variant.inventory).toMatchObject({ setuidFiles: 0 });
			for (const key of ['compressedBytes', 'firstAnswerMs', 'healthyMs', 'memoryBytes', 'coldBuildSeconds']) {
				expect(variant[key], key).toBeGreaterThan(0);
			}
			expect(variant.unpackedBytes).toBeGreaterThan(variant.compressedBytes);
			// The code is a layer of its own: its few files, compressed.
			expect(variant.pushBytes).toBeGreaterThan(300);
			expect(variant.pushBytes).toBeLessThan(3000);
		}

		const [distroless, alpine] = document.variants;
		expect(distroless.inventory).toMatchObject({ shells: [], packageManagers: [] });
		expect(alpine.inventory.shells).toContain('busybox');
		expect(alpine.inventory.systemPackages).toBeGreaterThan(10);
		expect(existing.inventory.systemPackages).toBeGreaterThan(alpine.inventory.systemPackages);
		expect(existing.inventory.setuidFiles).toBeGreaterThan(0);
		expect(existing.practices.failed).toBeGreaterThan(5);
		// All that was installed lies above the code.
		expect(existing.pushBytes).toBeGreaterThan(1_000_000);
		expect(await snapshot(place.cwd)).toEqual(before);
		expect(await leftBehind('docker', place)).toEqual([]);
	});

	test('tells why a variant does not build, and measures the others', { timeout: 5 * minutes }, async () => {
		const place = scene('FROM scratch\nCOPY not-there /\n');
		const both = await compare(['--only', 'distroless-multi,existing'], place);
		expect(both.document.variants[0].compressedBytes).toBeGreaterThan(0);
		expect(both.document.variants[1]).toMatchObject({
			id: 'existing',
			reason: expect.stringMatching(/line 2.*not-there/),
		});
		expect(both.exitCode).toBe(1);
		expect(await leftBehind('docker', place)).toEqual([]);
	});

	test('a service that needs to write is measured without protection, and said so', {
		timeout: 5 * minutes,
	}, async () => {
		const place = scene(smallDockerfile, small);
		const { document } = await compare(smallFlags, place);
		const [existing] = document.variants;
		expect(existing).toMatchObject({ startsHardened: false, firstAnswerMs: expect.any(Number) });
		expect(existing.notes).toEqual([expect.stringContaining('it writes to its root file system')]);
		expect(existing.memoryBytes).toBeGreaterThan(0);
		expect(await leftBehind('docker', place)).toEqual([]);
	});

	test('takes known vulnerabilities from a scanner, which reads the saved image', {
		timeout: 5 * minutes,
	}, async () => {
		const place = scene(smallDockerfile, small);
		const programs = temporaryFolder();
		const fake = [
			'#!/bin/sh',
			'if [ "$1" = --version ]; then echo "grype 0.104.1"; exit; fi',
			'for last; do :; done',
			'tar -tf "$(echo "$last" | sed s/docker-archive://)" | grep -q manifest.json || exit 3',
			'echo \'{"matches": [{"vulnerability": {"id": "CVE-1", "severity": "High"}}]}\'',
			'',
		].join('\n');
		writeFileSync(path.join(programs, 'grype'), fake);
		chmodSync(path.join(programs, 'grype'), 0o755);
		const environment = { PATH: `${programs}:${process.env.PATH}` };
		const found = await compare(smallFlags, place, environment);
		expect(found.document.variants[0].vulnerabilities).toEqual({
			scanner: 'grype 0.104.1',
			critical: 0,
			high: 1,
			medium: 0,
			low: 0,
		});
		writeFileSync(path.join(programs, 'grype'), fake.replace('echo \'{"matches"', 'echo "no database" >&2; exit 1 #'));
		const failed = await compare(smallFlags, place, environment);
		expect(failed.document.variants[0].notes).toContain('grype 0.104.1 gave no report: no database');
		expect(failed.document.variants[0].vulnerabilities).toBeUndefined();
		expect(await leftBehind('docker', place)).toEqual([]);
	});

	test.each([
		['while it builds', /slim-multi: build .* \d+\/\d+/],
		['while it reads the image', 'slim-multi: read the image'],
		['while it runs', 'slim-multi: look at its process'],
	])('Ctrl-C %s leaves no container, image or folder', { timeout: 5 * minutes }, async (_when, moment) => {
		const place = scene(tutorial);
		const before = await snapshot(place.cwd);
		const session = new Session({
			cwd: place.cwd,
			args: ['compare', '--only', 'slim-multi', ...flagsOf(place)],
			environment: { TMPDIR: place.temporary },
		});
		await session.see(moment, 3 * minutes);
		session.press(keys.ctrlC);
		expect(await session.exit).toBe(130);
		expect(session.screen).toContain('Cancelled.');
		expect(session.isCursorShown).toBe(true);
		expect(await leftBehind('docker', place)).toEqual([]);
		expect(await snapshot(place.cwd)).toEqual(before);
	});
});

describe.skipIf(!toolAnswers('podman', ['info']))('compare with Podman', () => {
	test('measures a variant and the Dockerfile that is there', { timeout: 10 * minutes }, async () => {
		const place = scene(smallDockerfile, small);
		const { exitCode, document } = await compare(['--engine', 'podman', ...smallFlags], place);
		expect(exitCode).toBe(0);
		expect(document.engine).toMatch(/^podman \d/);
		const [existing] = document.variants;
		expect(existing).toMatchObject({ isEstimated: true, startsHardened: false, firstAnswerMs: expect.any(Number) });
		expect(existing.pushBytes).toBeLessThan(3000);
		expect(await leftBehind('podman', place)).toEqual([]);
	});
});
