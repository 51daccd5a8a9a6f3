import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyArguments, dockerfileString, execForm, ignorePattern } from '../../src/core/quoting.ts';
import { hostilePath, hostileText, manyOf, quoteAll } from '../support/hostile.ts';
import { temporaryProject } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const minutes = 60_000;

const ownTag = `quoting-test-${process.pid}`;

interface Builder {
	readonly name: string;
	readonly found: boolean;
	/** Builds the folder, and gives the configuration of the image. */
	readonly configOf: (folder: string) => ImageConfig;
	/** Builds the folder into another one. */
	readonly exportTo: (folder: string, destination: string) => void;
}

interface ImageConfig {
	readonly Labels: Readonly<Record<string, string>> | null;
	readonly Env: readonly string[] | null;
	readonly Cmd: readonly string[] | null;
	readonly Entrypoint: readonly string[] | null;
	readonly User?: string | null;
	readonly ExposedPorts?: unknown;
	readonly Volumes?: unknown;
}

const run = (command: string, args: readonly string[]): string =>
	execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'pipe'] }).trim();

const docker: Builder = {
	name: 'BuildKit',
	found: toolAnswers('docker', ['info']),
	configOf: (folder) => {
		run('docker', ['build', '-q', '-t', ownTag, folder]);
		const [image] = JSON.parse(run('docker', ['inspect', ownTag]));
		run('docker', ['rmi', ownTag]);
		return image.Config;
	},
	exportTo: (folder, destination) =>
		void run('docker', ['build', '-q', '-o', `type=local,dest=${destination}`, folder]),
};

const buildah: Builder = {
	name: 'Buildah',
	found: toolAnswers('buildah', ['--version']),
	configOf: (folder) => {
		const id = run('buildah', ['build', '-q', '--format', 'docker', folder]);
		const image = JSON.parse(run('buildah', ['inspect', '--type', 'image', id]));
		run('buildah', ['rmi', id]);
		return image.Docker.config;
	},
	exportTo: (folder, destination) => {
		const id = run('buildah', ['build', '-q', '--output', `type=local,dest=${destination}`, folder]);
		if (id !== '') run('buildah', ['rmi', id]);
	},
};

/** What a value would bring in if it were expanded. */
const bait = 'ARG A="expanded"\nENV A="expanded"\n';

describe.each([docker, buildah])('$name', ({ found, configOf, exportTo }) => {
	test.skipIf(!found)(
		'keeps every LABEL and ENV value, and nothing else comes of one',
		{ timeout: 5 * minutes },
		async () => {
			await fc.assert(
				fc.asyncProperty(manyOf(hostileText(), 600), async (texts) => {
					const quoted = quoteAll(texts, dockerfileString);
					const lines =
						inGroups(
							'LABEL',
							quoted.map((each, index) => `l${index}=${each.quoted}`),
						) +
						inGroups(
							'ENV',
							quoted.map((each, index) => `E${index}=${each.quoted}`),
						);
					const root = await temporaryProject({ Dockerfile: `FROM scratch\n${bait}${lines}` });
					const { Labels, Env, ...rest } = configOf(root);
					const own = Object.entries(Labels ?? {}).filter(([name]) => !name.startsWith('io.buildah.'));
					expect(Object.fromEntries(own)).toEqual(
						Object.fromEntries(quoted.map(({ text }, index) => [`l${index}`, text])),
					);
					const given = (Env ?? []).filter((each) => !each.startsWith('PATH='));
					expect(given.sort()).toEqual(['A=expanded', ...quoted.map(({ text }, index) => `E${index}=${text}`)].sort());
					expectUntouched(rest);
					expect(quoted.length).toBeGreaterThan(200);
				}),
				{ numRuns: 4, endOnFailure: true },
			);
		},
	);

	test.skipIf(!found)('keeps every argument of the JSON form', { timeout: 5 * minutes }, async () => {
		await fc.assert(
			fc.asyncProperty(manyOf(hostileText(), 600), async (texts) => {
				const accepted = quoteAll(texts, (text) => execForm([text])).map(({ text }) => text);
				const lines = `ENTRYPOINT ${execForm(['/e', ...accepted])}\nCMD ${execForm(accepted)}\n`;
				const root = await temporaryProject({ Dockerfile: `FROM scratch\n${bait}${lines}` });
				const { Entrypoint, Cmd, Labels, Env, ...rest } = configOf(root);
				expect(Cmd).toEqual(accepted);
				expect(Entrypoint).toEqual(['/e', ...accepted]);
				expectUntouched(rest);
				expect(accepted.length).toBeGreaterThan(400);
			}),
			{ numRuns: 4, endOnFailure: true },
		);
	});

	test.skipIf(!found)('copies exactly the file that was named', { timeout: 5 * minutes }, async () => {
		await fc.assert(
			fc.asyncProperty(manyOf(hostileName(), 60), async (names) => {
				const accepted = quoteAll(names, (name) => copyArguments([name], '/')).map(({ text }) => text);
				const lines = accepted.map((name, index) => `COPY ${copyArguments([name], `/${index} ${'$A'}/`)}\n`);
				const root = await temporaryProject({ ...decoys, ...filesOf(names) });
				await writeFile(path.join(root, 'Dockerfile'), `FROM scratch\n${bait}${lines.join('')}`);
				const destination = await temporaryProject();
				exportTo(root, destination);
				const copied = await Promise.all(accepted.map((_, index) => readdir(path.join(destination, `${index} $A`))));
				expect(copied).toEqual(accepted.map((name) => [path.basename(name)]));
				expect(await readdir(destination)).toHaveLength(accepted.length);
				expect(accepted.length).toBeGreaterThan(8);
			}),
			{ numRuns: 4, endOnFailure: true },
		);
	});

	test.skipIf(!found)(
		'sends exactly the files that .dockerignore lets in again',
		{ timeout: 5 * minutes },
		async () => {
			await fc.assert(
				fc.asyncProperty(manyOf(hostileName(), 60), async (names) => {
					const quoted = quoteAll(names, ignorePattern).filter((_, index) => index % 2 === 0);
					const root = await temporaryProject({ ...decoys, ...filesOf(names), Dockerfile: 'FROM scratch\nCOPY . /\n' });
					const text = ['*', ...quoted.map((each) => `!${each.quoted}`), ''].join('\n');
					await writeFile(path.join(root, '.dockerignore'), text);
					const destination = await temporaryProject();
					exportTo(root, destination);
					const found = await filesBelow(destination);
					expect(found).toEqual(quoted.map((each) => each.text).sort());
					expect(quoted.length).toBeGreaterThan(8);
				}),
				{ numRuns: 4, endOnFailure: true },
			);
		},
	);
});

test.skipIf(!docker.found)(
	'RUN in the JSON form gives a program its arguments as they are',
	{ timeout: 2 * minutes },
	async () => {
		const texts = fc.sample(hostileText(), 400);
		const accepted = quoteAll(texts, (text) => execForm([text])).map(({ text }) => text);
		const script = 'import json, sys; json.dump(sys.argv[1:], open("/arguments.json", "w"))';
		const root = await temporaryProject({
			Dockerfile: [
				'FROM python:3.13-slim AS build',
				`RUN ${execForm(['python3', '-c', script, ...accepted])}`,
				'FROM scratch',
				'COPY --from=build /arguments.json /',
				'',
			].join('\n'),
		});
		const destination = await temporaryProject();
		docker.exportTo(root, destination);
		expect(JSON.parse(await readFile(path.join(destination, 'arguments.json'), 'utf8'))).toEqual(accepted);
	},
);

/** Many values in one instruction, as each instruction costs Buildah a moment; some on a line of their own. */
const inGroups = (keyword: string, words: readonly string[]): string => {
	const groups = Array.from({ length: Math.ceil(words.length / 50) }, (_, index) =>
		words.slice(index * 50, index * 50 + 50),
	);
	return groups.map((group) => `${keyword} ${group.join(group.length % 2 ? ' ' : ' \\\n\t')}\n`).join('');
};

const expectUntouched = (config: Partial<ImageConfig>): void => {
	const { User, ExposedPorts, Volumes, Cmd, Entrypoint } = config;
	expect([User, ExposedPorts, Volumes, Cmd, Entrypoint].filter((each) => Object.keys(each ?? {}).length > 0)).toEqual(
		[],
	);
};

/** Names that a pattern or an expansion gone wrong would reach. */
const decoys = { expanded: '', EOF: '', a: '', b: '', aXb: '', 'aX/b': '', x: '' };

/** Names that this file system can hold; the part that is the same for no two keeps them from meeting. */
const hostileName = (): fc.Arbitrary<string> =>
	fc.tuple(hostilePath(), fc.stringMatching(/^[0-9]{9}$/)).map(([name, unique]) => {
		const parts = name
			.replace(/\0|\p{Surrogate}/gu, '')
			.split('/')
			.map((part) => part.slice(0, 40))
			.filter((part) => !/^\.{0,2}$/.test(part));
		const [first = '', ...rest] = parts;
		return [...[`${first}${unique}`, ...rest].slice(0, 3)].join('/');
	});

const filesOf = (names: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(names.map((name) => [name, name]));

const filesBelow = async (folder: string): Promise<readonly string[]> => {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.sort();
};
