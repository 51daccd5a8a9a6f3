import { execFileSync } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { findEngineHost } from '../../src/engine/engine-host.ts';
import { temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { toolAnswers } from '../support/tool.ts';

const hasDocker = toolAnswers('docker', ['info']);
const socket = '/var/run/docker.sock';
/** Another address than the one that a local engine publishes on, as a machine beside this one has. */
const address = '127.0.0.2';

const pipe = (one: Socket, other: Socket): void => {
	one.pipe(other).pipe(one);
	one.on('error', () => void other.destroy());
	other.on('error', () => void one.destroy());
};

const server = createServer({ allowHalfOpen: true }, (client) =>
	pipe(client, connect({ path: socket, allowHalfOpen: true })),
);
let port = 0;
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, address, resolve));
	const bound = server.address();
	port = typeof bound === 'object' && bound !== null ? bound.port : 0;
});
afterAll(() => void server.close());

test.skipIf(!hasDocker)(
	'an image is built and verified on the engine of another machine, that DOCKER_HOST names',
	async () => {
		const environment = { DOCKER_HOST: `tcp://${address}:${port}` };
		const tag = `remote-engine-${process.pid}`;
		onTestFinished(() => void execFileSync('docker', ['rmi', '--force', tag], { stdio: 'ignore' }));
		const args = ['svc', '--starter', 'flask', '--tag', tag, '--build', '--yes'];
		const { exitCode, stdout, stderr } = await run(args, { cwd: temporaryFolder(), environment });
		expect(exitCode, stdout + stderr).toBe(0);
		expect(stdout).toMatch(/\d+ passed, 0 failed, 0 skipped/);
	},
);

test.each([
	['tcp://docker:2376', 'docker'],
	['ssh://me@build.example.com', 'build.example.com'],
	['tcp://[fe80::1]:2375', 'fe80::1'],
	['unix:///var/run/docker.sock', '127.0.0.1'],
	['npipe:////./pipe/docker_engine', '127.0.0.1'],
	['tcp://localhost:2375', '127.0.0.1'],
	['', '127.0.0.1'],
])('DOCKER_HOST=%s is reached at %s', (value, host) => {
	expect(findEngineHost('docker', { DOCKER_HOST: value })).toMatchObject({
		reachedAt: host,
		isLocal: host === '127.0.0.1',
	});
});
