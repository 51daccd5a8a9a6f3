import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findBase } from '../../src/core/bases/index.ts';
import type { ImageFacts } from '../../src/core/image-facts.ts';
import { practices } from '../../src/core/practices/index.ts';
import { verifyImage } from '../../src/core/verify.ts';
import { BuildFailedError } from '../../src/engine/build-failed-error.ts';
import { collectImageFacts } from '../../src/engine/collect-image-facts.ts';
import { findEngine } from '../../src/engine/find-engine.ts';
import { UserError } from '../../src/errors.ts';
import { goldenCases } from '../support/golden-cases.ts';
import { scratchProject } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const minutes = 60_000;
const golden = goldenCases.find(({ name }) => name === 'flask-pip-slim-multi') ?? expect.fail('The case is gone.');
const { signal } = new AbortController();

/** What check cannot see in the text: the build stops, or verify finds the practice broken. */
interface Mutation {
	readonly what: string;
	readonly file: 'Dockerfile' | 'gunicorn.conf.py';
	readonly find: RegExp;
	readonly replace: string;
	readonly noticed: string;
}

const mutations: readonly Mutation[] = [
	{
		what: 'nothing is installed',
		file: 'Dockerfile',
		find: /^RUN pip install(?:.*\\\n)+.*$/m,
		replace: '',
		noticed: 'build',
	},
	{
		what: 'the requirements are not copied',
		file: 'Dockerfile',
		find: /^COPY requirements.*$/m,
		replace: '',
		noticed: 'build',
	},
	{
		what: 'the packages are not copied',
		file: 'Dockerfile',
		find: /^COPY --from=build .*$/m,
		replace: '',
		noticed: 'HC015',
	},
	{
		what: 'the code is not copied',
		file: 'Dockerfile',
		find: /^COPY --chmod=0555 app\.py.*$/m,
		replace: '',
		noticed: 'HC015',
	},
	{
		what: 'the packages are not found',
		file: 'Dockerfile',
		find: /PYTHONPATH="\/deps"/,
		replace: 'OTHER="1"',
		noticed: 'HC015',
	},
	{ what: 'PORT is not set', file: 'Dockerfile', find: /PORT="8000"/, replace: 'OTHER="1"', noticed: 'HC015' },
	{
		what: 'the folder is another',
		file: 'Dockerfile',
		find: /^WORKDIR \/app$/m,
		replace: 'WORKDIR /srv/app',
		noticed: 'HC015',
	},
	{ what: 'no program', file: 'Dockerfile', find: /^ENTRYPOINT .*$/m, replace: '', noticed: 'HC015' },
	{ what: 'no arguments', file: 'Dockerfile', find: /^CMD .*$/m, replace: '', noticed: 'HC015' },
	{
		what: 'the health check asks for another route',
		file: 'Dockerfile',
		find: /GET \/healthz/,
		replace: 'GET /nothing',
		noticed: 'HC015',
	},
	{
		what: 'the port is fixed',
		file: 'gunicorn.conf.py',
		find: /\{os\.environ\.get\('PORT', '8000'\)\}/,
		replace: '8000',
		noticed: 'HC036',
	},
	{
		what: 'it listens inside only',
		file: 'gunicorn.conf.py',
		find: /0\.0\.0\.0/,
		replace: '127.0.0.1',
		noticed: 'HC015',
	},
	{
		what: 'a second port is open',
		file: 'gunicorn.conf.py',
		find: /$/,
		replace: '\nimport socket\nspare = socket.create_server(("", 5678))\n',
		noticed: 'HC030',
	},
	{
		what: 'the settings write to the root',
		file: 'gunicorn.conf.py',
		find: /$/,
		replace: '\nopen("/var/tmp/started", "w")\n',
		noticed: 'HC025',
	},
	{
		what: 'the signal is ignored',
		file: 'gunicorn.conf.py',
		find: /$/,
		replace: '\ndef when_ready(server):\n    import signal\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n',
		noticed: 'HC029',
	},
];

describe.skipIf(!toolAnswers('docker', ['info'])).concurrent('an image from broken files', () => {
	const tags: string[] = [];
	afterAll(() => {
		execFileSync('docker', ['rmi', '--force', ...tags], { stdio: 'ignore' });
	}, 5 * minutes);

	test.each([{ what: 'nothing', file: 'Dockerfile', find: /^$/, replace: '', noticed: '' } as const, ...mutations])(
		'$what: noticed by $noticed',
		async (mutation) => {
			const tag = `mutation:${mutations.findIndex(({ what }) => what === mutation.what) + 1}-${process.pid}`;
			tags.push(tag);
			const failed = await failedPractices(mutation, tag);
			if (mutation.noticed === '') expect(failed).toEqual([]);
			else expect(failed).toContain(mutation.noticed);
		},
		5 * minutes,
	);
});

/** Ids of the practices that verify finds broken; "build" when the build stops, "start" when nothing can be started. */
const failedPractices = async ({ file, find, replace }: Mutation, tag: string): Promise<readonly string[]> => {
	const { engine } = await findEngine({ prefer: 'docker', signal });
	if (engine === undefined) throw new Error('Docker does not answer.');
	const context = await scratchProject({});
	cpSync(golden.project, context, { recursive: true });
	cpSync(golden.expected, context, { recursive: true });
	const target = path.join(context, file);
	writeFileSync(target, readFileSync(target, 'utf8').replace(find, replace));
	try {
		await engine.build({ context, dockerfile: 'Dockerfile', tag, signal, onProgress: () => undefined });
	} catch (error) {
		if (error instanceof BuildFailedError) return ['build'];
		throw error;
	} finally {
		rmSync(context, { recursive: true });
	}
	const expectation = {
		base: findBase('slim'),
		codeOwner: 'root',
		codePath: '/app',
		dependenciesPath: '/deps',
		ports: [8000],
		healthPath: '/healthz',
	} as const;
	try {
		const request = { image: tag, expect: () => expectation, environment: {}, signal, onStep: () => undefined };
		return failedIds(await collectImageFacts(engine, request));
	} catch (error) {
		if (error instanceof UserError) return ['start'];
		throw error;
	}
};

const failedIds = (facts: ImageFacts): readonly string[] =>
	verifyImage(practices, facts)
		.filter(({ verdict }) => verdict.status === 'fail')
		.map(({ practice }) => practice.id);
