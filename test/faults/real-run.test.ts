import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownPlugin } from '../../scripts/known-plugin.ts';
import { templatesPlugin } from '../../scripts/templates-plugin.ts';
import { recoverProject } from '../../src/disk/index.ts';
import { snapshot, writeFiles } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';
import { fixedNames, someOf } from './scenario.ts';
import { callPoints, inject, runTraced, type Traced } from './strace.ts';

const canTrace = toolAnswers('strace', ['-o', '/dev/null', 'true']);
const minutes = 60_000;

const project = {
	'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
	'requirements.txt': 'flask==3.1.0\ngunicorn==23.0.0\n',
	Dockerfile: 'FROM python:3.13\nCOPY . .\n',
};

const bundleProgram = async (): Promise<string> => {
	const folder = await mkdtemp(path.join(tmpdir(), 'program-'));
	const input = path.join(import.meta.dirname, '../../src/main.ts');
	const bundle = await rolldown({
		input: { main: input },
		platform: 'node',
		plugins: [templatesPlugin(), knownPlugin()],
	});
	await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' });
	const program = path.join(folder, 'program.mjs');
	await writeFile(program, "import { runProcess } from './main.mjs';\nawait runProcess(process);\n");
	return program;
};

describe.skipIf(!canTrace)('the whole program, as --yes --force runs it', () => {
	let outer = '';
	let root = '';
	let traced: Traced;
	let bundled = '';

	beforeAll(async () => {
		outer = await realpath(await mkdtemp(path.join(tmpdir(), 'real-run-')));
		root = path.join(outer, 'shop');
		bundled = await bundleProgram();
		const program = [process.execPath, '--import', fixedNames, bundled];
		traced = { command: [...program, '--yes', '--force', '--no-build', root] };
	}, minutes);
	afterAll(async () => {
		for (const folder of [outer, path.dirname(bundled)]) await rm(folder, { recursive: true });
	});

	const reset = async (): Promise<void> => {
		await rm(root, { recursive: true, force: true });
		await mkdir(root);
		await writeFiles(root, project);
	};

	test('killed at any call on the project, leaves all old or all new', { timeout: 15 * minutes }, async () => {
		await reset();
		const before = await snapshot(root);
		const points = await callPoints(traced, root);
		const after = await snapshot(root);
		expect(Object.keys(after)).toContain('Dockerfile.orig');
		expect(points.length).toBeGreaterThan(100);

		const seen = { old: 0, new: 0 };
		const tried = someOf(points);
		for (const point of tried) {
			await reset();
			const { log } = await runTraced(traced, inject(point, 'signal=KILL'));
			expect(log.join('\n'), JSON.stringify(point)).toContain('killed by SIGKILL');
			await recoverProject(root);
			const found = await snapshot(root);
			const isOld = JSON.stringify(found) === JSON.stringify(before);
			if (!isOld) expect(found, JSON.stringify(point)).toEqual(after);
			seen[isOld ? 'old' : 'new']++;
		}
		process.stdout.write(`Killed the program at ${tried.length} of ${points.length} calls: ${JSON.stringify(seen)}\n`);
	});
});
