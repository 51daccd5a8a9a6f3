import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { renderPlan } from '../../src/render/index.ts';
import { answersOf, flaskApp, planOf } from '../support/plan-of.ts';
import { login, type PrivateIndex, startPrivateIndex } from '../support/private-index.ts';
import { scratchProject, writeFiles } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const run = promisify(execFile);
const minutes = 60_000;
const trusted = '/etc/ssl/certs/ca-certificates.crt';

let index: PrivateIndex;
/** Files of each secret, in a folder that no build sees. */
let secrets: Readonly<Record<string, string>>;
beforeAll(async () => {
	index = await startPrivateIndex();
	const authorities = `${await readFile(trusted, 'utf8')}\n${index.authority}`;
	const texts: Readonly<Record<string, string>> = {
		netrc: `machine ${index.host} login ${login.name} password ${login.password}\n`,
		ca: authorities,
		INDEX_USER: login.name,
		INDEX_PASSWORD: login.password,
		UV_INDEX_SHOP_USERNAME: login.name,
		UV_INDEX_SHOP_PASSWORD: login.password,
		'pip-conf': `[global]\nextra-index-url = ${index.address.replace('//', `//${login.name}:${login.password}@`)}\n`,
	};
	const folder = await scratchProject(texts);
	secrets = Object.fromEntries(Object.keys(texts).map((name) => [name, path.join(folder, name)]));
});
afterAll(async () => {
	index.close();
	await rm(path.dirname(secrets.netrc ?? ''), { recursive: true });
});

const contextOf = async (files: Readonly<Record<string, string>>, answers: Partial<Answers>): Promise<string> => {
	const context = await scratchProject(files);
	const tree = renderPlan(await planOf(files, answers), {
		answers: await answersOf(files, answers),
		toolVersion: '1.0.0',
	});
	await writeFiles(context, Object.fromEntries(tree));
	return context;
};

interface Case {
	readonly engine: string;
	readonly files: Readonly<Record<string, string>>;
	readonly answers: Partial<Answers>;
}

/** Builds with the secrets, and not without; neither the image nor the stage that installed holds one. */
const expectBuilt = async ({ engine, files, answers }: Case): Promise<void> => {
	const context = await contextOf(files, answers);
	const tag = `localhost/private-${engine}:${process.pid}`;
	const host = `--add-host=${index.host}:${index.ip}`;
	const build = (...more: readonly string[]) =>
		run(
			engine,
			['build', ...(engine === 'docker' ? [] : ['--format=docker']), host, `--tag=${tag}`, ...more, context],
			{
				maxBuffer: 1e8,
			},
		);
	const given = (answers.buildSecrets ?? []).map((name) => `--secret=id=${name},src=${secrets[name]}`);
	const program = engine === 'buildah' ? 'podman' : engine;
	try {
		await expect(build('--no-cache')).rejects.toThrow(answers.buildSecrets?.[0]);
		await build(...given, '--target=build');
		expect(await foundIn(program, tag)).toBe('shop_core');
		await build(...given);
		expect(await foundIn(program, tag)).toBe('shop_core');
		const python = ['run', '--rm', '--entrypoint=/usr/bin/python3', tag];
		expect((await run(program, [...python, '-c', 'import shop_core; print(shop_core.answer)'])).stdout).toBe('42\n');
	} finally {
		await run(program, ['rmi', '--force', tag]);
		await rm(context, { recursive: true });
	}
};

/** Which of these texts lie in a layer, the history or the configuration. */
const foundIn = async (program: string, tag: string): Promise<string> => {
	const folder = await scratchProject();
	const archive = path.join(folder, 'image.tar');
	const search =
		'tar -xf image.tar && rm image.tar && find . -type f -exec zcat -f {} + | grep -a -o -F -e shop_core -e "$0" -e "$1" | sort -u';
	try {
		await run(program, ['save', '--output', archive, tag]);
		const line = index.authority.split('\n')[3] ?? '';
		return (await run('bash', ['-c', search, login.password, line], { cwd: folder })).stdout.trim();
	} finally {
		await rm(folder, { recursive: true });
	}
};

const requirements = (...more: readonly string[]): Readonly<Record<string, string>> => ({
	'app.py': flaskApp,
	'requirements.txt': ['flask', 'gunicorn', 'shop-core==1.0', ...more].join('\n'),
});

/** A project of uv that has shop-core from the private index alone, locked. */
const uvProject = (): Readonly<Record<string, string>> => {
	const { address, wheel } = index;
	const wheels = `[{ url = "${address.replace('simple', wheel.name)}", hash = "sha256:${wheel.hash}" }]`;
	return {
		'app.py': flaskApp,
		'pyproject.toml': `[project]
name = "shop"
version = "1"
requires-python = ">=3.13"
dependencies = ["shop-core==1.0"]

[[tool.uv.index]]
name = "shop"
url = "${address}"
explicit = true

[tool.uv.sources]
shop-core = { index = "shop" }
`,
		'uv.lock': `version = 1
revision = 3
requires-python = ">=3.13"

[[package]]
name = "shop"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "shop-core" }]

[package.metadata]
requires-dist = [{ name = "shop-core", specifier = "==1.0", index = "${address}" }]

[[package]]
name = "shop-core"
version = "1.0"
source = { registry = "${address}" }
wheels = ${wheels}
`,
	};
};

const extra = (user = '') => `--extra-index-url ${index.address.replace('//', `//${user}`)}`;

describe.each(['docker', 'podman', 'buildah'])('%s', (engine) => {
	test.skipIf(!toolAnswers(engine, engine === 'docker' ? ['info'] : ['--version']))(
		'logs in by a netrc file and trusts an authority that were both given as secrets',
		() => expectBuilt({ engine, files: requirements(extra()), answers: { buildSecrets: ['netrc', 'ca'] } }),
		6 * minutes,
	);
});

describe.skipIf(!toolAnswers('docker', ['info']))('Docker', () => {
	const engine = 'docker';

	test(
		'variables in the address of an index are secrets of their names',
		async () => {
			const variables = '$' + '{INDEX_USER}:$' + '{INDEX_PASSWORD}@';
			const files = requirements(extra(variables));
			await expectBuilt({ engine, files, answers: { buildSecrets: ['INDEX_USER', 'INDEX_PASSWORD', 'ca'] } });
		},
		6 * minutes,
	);

	test(
		"pip's own configuration is a secret",
		() => expectBuilt({ engine, files: requirements(), answers: { buildSecrets: ['pip-conf', 'ca'] } }),
		6 * minutes,
	);

	test.each([
		['netrc', ['netrc', 'ca']],
		['variables of its name', ['UV_INDEX_SHOP_USERNAME', 'UV_INDEX_SHOP_PASSWORD', 'ca']],
	])(
		'a lock file of uv is installed from an index of its own, by %s',
		(_, buildSecrets) => expectBuilt({ engine, files: uvProject(), answers: { buildSecrets } }),
		6 * minutes,
	);

	test(
		'uv reads netrc too',
		() =>
			expectBuilt({
				engine,
				files: requirements(extra()),
				answers: { installer: 'uv', buildSecrets: ['netrc', 'ca'] },
			}),
		6 * minutes,
	);
});
