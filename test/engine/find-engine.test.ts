import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EngineName } from '../../src/core/engine-name.ts';
import { findEngine } from '../../src/engine/find-engine.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const { signal } = new AbortController();

/** Puts shell scripts in the place of the engines' programs; what is not named is not installed. */
const install = async (programs: Partial<Record<EngineName, string>>): Promise<void> => {
	const scripts = Object.entries(programs).map(([name, body]) => [name, `#!/bin/sh\n${body}\n`]);
	const folder = await temporaryProject(Object.fromEntries(scripts));
	for (const name of Object.keys(programs)) await chmod(path.join(folder, name), 0o755);
	vi.stubEnv('PATH', folder);
};

afterEach(() => vi.unstubAllEnvs());

const answers = (document: unknown): string => `echo '${JSON.stringify(document)}'`;
const docker = (version: string): string => answers({ Client: { Version: version }, Server: { Version: version } });
const fails = (words: string): string => `echo '${words}' >&2; exit 1`;

const noDaemon = 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';
const forbidden =
	'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock';

describe('the engine that is found', () => {
	test.each([
		['docker', {}, 'docker', '28.5.2'],
		['podman, where Docker is not installed', { docker: undefined }, 'podman', '5.8.6'],
		['podman, where Docker is stopped', { docker: fails(noDaemon) }, 'podman', '5.8.6'],
		['buildah, where it is alone', { docker: undefined, podman: undefined }, 'buildah', '1.43.2'],
	])('is %s', async (_, changes, name, version) => {
		const all = {
			docker: docker('28.5.2'),
			podman: answers({ Client: { Version: '5.8.6' } }),
			buildah: answers({ version: '1.43.2' }),
			...changes,
		};
		await install(Object.fromEntries(Object.entries(all).filter(([, body]) => body !== undefined)));
		const { engine } = await findEngine({ signal });
		expect([engine?.name, engine?.version]).toEqual([name, version]);
		expect(engine?.canRun).toBe(name !== 'buildah');
	});

	test('is the preferred one', async () => {
		await install({ docker: docker('28.5.2'), podman: answers({ Client: { Version: '5.8.6' } }) });
		expect((await findEngine({ prefer: 'podman', signal })).engine?.name).toBe('podman');
	});
});

describe('why there is no engine', () => {
	test.each([
		['none is installed', {}, 'No container engine is installed', /Install Docker/],
		['it is stopped', { docker: fails(noDaemon) }, `docker does not answer (${noDaemon})`, /Start docker/],
		['it is forbidden', { docker: fails(forbidden) }, 'You may not use docker: permission denied', /usermod|rootless/],
		[
			'it is too old',
			{ docker: docker('20.10.24') },
			'docker 20.10.24 is too old: BuildKit is the default builder only since Docker 23',
			/Update docker to 23\.0/,
		],
		['it says nothing readable', { podman: 'echo hello' }, 'podman does not answer', /Run "podman info"/],
	])('%s', async (_, programs, reason, hint) => {
		await install(programs);
		expect(await findEngine({ signal })).toMatchObject({
			engine: undefined,
			reason,
			hint: expect.stringMatching(hint),
		});
	});

	test('the preferred one is not installed, though another is', async () => {
		await install({ docker: docker('28.5.2') });
		expect(await findEngine({ prefer: 'podman', signal })).toMatchObject({ reason: 'podman is not installed' });
	});
});
