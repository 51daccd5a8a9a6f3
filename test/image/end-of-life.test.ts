import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { toolAnswers } from '../support/tool.ts';

const project = path.resolve(import.meta.dirname, '../golden/projects/flask-pip');
const hasDocker = toolAnswers('docker', ['info']);

/** The images themselves are gone from many registries; their successors are of the same kind, so the same steps have to work there. */
const successors = {
	'python:3.11-alpine3.19': { 'python:3.11-alpine3.19': 'python:3.13-alpine3.23' },
	'gcr.io/distroless/python3-debian11:nonroot': {
		'python:3.9-slim-bullseye': 'python:3.11-slim-bookworm',
		'gcr.io/distroless/python3-debian11:nonroot': 'gcr.io/distroless/python3-debian12:nonroot',
	},
};

test.skipIf(!hasDocker).each(Object.entries(successors))(
	'what is written for %s builds and holds on the successor',
	async (tag, images) => {
		const folder = temporaryFolder();
		cpSync(project, folder, { recursive: true });
		const args = ['.', '--base', tag, '--accept-end-of-life', '--no-build', '--yes'];
		const { exitCode, stdout, stderr } = await run(args, { cwd: folder });
		expect(exitCode, stderr).toBe(0);
		expect(stdout).toContain('has had no security fixes since');
		expect(stdout).toContain('--accept-end-of-life --no-build');

		const file = path.join(folder, 'Dockerfile');
		const written = readFileSync(file, 'utf8');
		expect(written).toContain('# HC072 is not kept');
		const text = Object.entries(images).reduce(
			(before, [from, to]) => before.replaceAll(`FROM ${from}`, `FROM ${to}`),
			written,
		);
		expect(text).not.toContain(`FROM ${tag}`);
		writeFileSync(file, text);
		const image = `end-of-life-${process.pid}`;
		onTestFinished(() => void execFileSync('docker', ['rmi', '--force', image], { stdio: 'ignore' }));
		execFileSync('docker', ['build', '--tag', image, folder], { stdio: 'ignore' });
		const verified = await run(['verify', image], { cwd: folder });
		expect(verified.exitCode, verified.stdout).toBe(0);
	},
	300_000,
);

test.each(Object.keys(successors))(
	'%s without --accept-end-of-life ends with 2, the date and the way out',
	async (tag) => {
		const folder = temporaryFolder();
		cpSync(project, folder, { recursive: true });
		const { exitCode, stderr } = await run(['.', '--base', tag, '--yes'], { cwd: folder });
		expect(exitCode).toBe(2);
		expect(stderr).toMatch(/has had no security fixes since 20\d\d-\d\d-\d\d\..*--accept-end-of-life/);
	},
);
