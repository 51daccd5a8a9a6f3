import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { parseAccounts } from '../../src/core/accounts.ts';
import type { BuildProgress } from '../../src/core/build-progress.ts';
import { mergeLayers } from '../../src/core/merge-layers.ts';
import { isSecretVariable, secretsInFile, secretsInHistory } from '../../src/core/secrets.ts';
import { readProgress } from '../../src/engine/buildkit-progress.ts';
import { toImageConfig } from '../../src/engine/image-config.ts';
import { readLayer } from '../../src/engine/layer-files.ts';
import { parseSockets, parseStatus } from '../../src/engine/probe.ts';

const layer = async (files: Readonly<Record<string, string>>): Promise<Buffer> => {
	const tar = pack();
	for (const [name, text] of Object.entries(files)) tar.entry({ name, mode: 0o644, uid: 7, gid: 8 }, text);
	tar.finalize();
	const chunks: Uint8Array[] = [];
	for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
	return Buffer.concat(chunks);
};

describe('a layer', () => {
	const files = { './app/main.py': 'print()\n', 'etc/.wh.motd': '', 'srv/.wh..wh..opq': '', 'app/.env': 'KEY=x\n' };

	test.each(['gzip', 'none'] as const)('is read, compression: %s', async (compression) => {
		const plain = await layer(files);
		const stored = compression === 'gzip' ? gzipSync(plain) : plain;
		const read = await readLayer(Readable.from([stored]), { compression, storedBytes: stored.length });
		expect(read.files.map(({ path }) => path)).toEqual(['/app/main.py', '/app/.env']);
		expect(read.files[0]).toMatchObject({ type: 'file', mode: 0o644, uid: 7, gid: 8, size: 8 });
		expect(read.deleted).toEqual(['/etc/motd', '/srv/']);
		expect(read.secrets).toEqual([{ path: '/app/.env', kind: 'environment file' }]);
		expect(read.unpackedBytes).toBe(14);
		expect(read.isEstimated).toBe(compression === 'none');
		expect(Math.abs(read.compressedBytes - gzipSync(plain).length)).toBeLessThan(64);
	});

	test('that is cut off is an error', async () => {
		const plain = await layer({ 'a.txt': 'x'.repeat(5000) });
		const cut = gzipSync(plain).subarray(0, 40);
		await expect(readLayer(Readable.from([cut]), { compression: 'gzip', storedBytes: 40 })).rejects.toThrow();
	});
});

test('layers are applied in order, deletions included', () => {
	const file = (path: string) => ({ path, type: 'file', mode: 0o644, uid: 0, gid: 0, size: 1 }) as const;
	const merged = mergeLayers([
		{ files: [file('/a'), file('/dir/x'), file('/dir/y'), file('/other/z')], deleted: [] },
		{ files: [file('/dir/new')], deleted: ['/dir/', '/a', '/other'] },
	]);
	expect(merged.map(({ path }) => path)).toEqual(['/dir/new']);
});

test('accounts, and who needs no password', () => {
	const passwd = 'root:x:0:0:root:/root:/bin/sh\napp::1000:1000::/:/sbin/nologin\n';
	expect(parseAccounts(passwd, 'root:*:1::::::\n')).toEqual([
		{ name: 'root', uid: 0, gid: 0, shell: '/bin/sh', passwordless: false },
		{ name: 'app', uid: 1000, gid: 1000, shell: '/sbin/nologin', passwordless: true },
	]);
});

describe('secrets', () => {
	test.each([
		['API_TOKEN', 'abc', true],
		['DB_PASSWORD', 'x', true],
		['SECRET_KEY', 'x', true],
		['PASSWORD_FILE', '/run/secrets/p', false],
		['API_KEY_HEADER', 'X-Key', false],
		['PASSWORD_HASHERS', 'argon2', false],
		['API_TOKEN', '', false],
		['TOKENIZER', 'x', false],
		['PATH', '/bin', false],
	])('%s=%s is one: %s', (name, value, expected) => expect(isSecretVariable(name, value)).toBe(expected));

	test.each([
		['/app/.env.example', 'A=1', 0],
		['/app/.env.production', 'A=1', 1],
		['/app/key.txt', '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n', 1],
		['/app/doc.md', 'Put -----BEGIN PRIVATE KEY----- here', 0],
		['/app/settings.py', 'URL = "postgres://user:hunter2@db.acme.org/x"', 1],
		['/app/settings.py', 'URL = "postgres://user:hunter2@db/x"', 0],
		['/app/settings.py', 'URL = "postgres://$' + '{USER}:$' + '{PASSWORD}@db/x"', 0],
		['/app/binary', '\0AKIAABCDEFGHIJKLMNOP', 0],
	])('%s holds %#', (path, text, count) => expect(secretsInFile(path, text)).toHaveLength(count));

	test('in the build history', () => {
		expect(secretsInHistory('|1 NPM_TOKEN=abc /bin/sh -c npm ci')).toEqual(['NPM_TOKEN']);
		expect(secretsInHistory('ENV PATH=/bin')).toEqual([]);
	});
});

test('the process as /proc tells it', () => {
	const status =
		'Name:\tpython3\nUid:\t65532\t65532\t65532\t65532\nGid:\t7\t8\t8\t8\nCapBnd:\t00000000a80425fb\nCapEff:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n';
	expect(parseStatus(status)).toEqual({
		uid: 65532,
		gid: 8,
		effectiveCapabilities: 0n,
		boundingCapabilities: 0xa80425fbn,
		noNewPrivileges: true,
		seccompMode: 2,
	});
});

test('ports that others can reach', () => {
	const tables = [
		'  sl  local_address rem_address   st tx_queue',
		'   0: 00000000:1F40 00000000:0000 0A 00000000',
		'   1: 0100007F:2382 00000000:0000 0A 00000000',
		'   2: 00000000:1F41 0100007F:9999 01 00000000',
		'   0: 00000000000000000000000000000000:1F42 00000000000000000000000000000000:0000 0A 0',
		'   1: 00000000000000000000000001000000:1F43 00000000000000000000000000000000:0000 0A 0',
	].join('\n');
	expect(parseSockets(tables)).toEqual([8000, 8002]);
});

test('progress and failure of BuildKit', () => {
	const seen: BuildProgress[] = [];
	const progress = readProgress((step) => seen.push(step));
	const vertex = { digest: 'sha256:1', name: '[build 2/4] RUN  pip   install' };
	const lines = [
		{ vertexes: [{ ...vertex, started: 'now' }] },
		{ logs: [{ vertex: 'sha256:1', data: Buffer.from('one\ntwo\n').toString('base64') }] },
		{ vertexes: [{ ...vertex, started: 'now', completed: 'now', error: 'exit code: 1' }] },
		{ vertexes: [{ digest: 'sha256:2', name: '[internal] load build definition', started: 'now' }] },
	];
	for (const line of lines) progress.readLine(JSON.stringify(line));
	progress.readLine('Dockerfile:3');
	expect(seen).toEqual([
		{ stage: 'build', step: 2, steps: 4, title: 'RUN pip install', state: 'started' },
		{ stage: 'build', step: 2, steps: 4, title: 'RUN pip install', state: 'failed' },
	]);
	expect(progress.failure()).toEqual({ title: vertex.name, error: 'exit code: 1', log: ['one', 'two'] });
});

test('the configuration in one shape for Docker and Podman', () => {
	const Healthcheck = { Test: ['CMD', 'true'], Interval: 5_000_000_000 };
	const Config = { User: '1:1', Env: ['A=b=c', 'D='], ExposedPorts: { '8000/tcp': {} } };
	const docker = toImageConfig({ Config: { ...Config, Healthcheck } }, []);
	const podman = toImageConfig({ Config, Healthcheck }, []);
	expect(docker).toEqual(podman);
	expect(docker).toMatchObject({
		user: '1:1',
		environment: { A: 'b=c', D: '' },
		exposedPorts: ['8000/tcp'],
		healthCheck: { test: ['CMD', 'true'], intervalSeconds: 5 },
	});
});
