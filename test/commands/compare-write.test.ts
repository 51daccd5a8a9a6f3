import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { offerToWrite } from '../../src/commands/compare/write-comparison.ts';
import { decide } from '../../src/commands/create/decide.ts';
import { look } from '../../src/commands/create/look.ts';
import { noCreateOptions } from '../../src/create-options.ts';
import { main } from '../../src/main.ts';
import { createStyle } from '../../src/report/style.ts';
import { flaskProject } from '../e2e/projects.ts';
import { comparison } from '../support/comparison.ts';
import { memoryIo } from '../support/io.ts';
import { snapshot, temporaryProject } from '../support/temporary-project.ts';

/** A project after the wizard. */
const written = async (): Promise<string> => {
	const root = await temporaryProject(flaskProject);
	await runWizard(root);
	return root;
};

const runWizard = async (root: string): Promise<string> => {
	const { io, printed } = memoryIo(root);
	expect(await main(['--yes', '--no-build', '--name', 'shop'], io), printed.stderr).toBe(0);
	return printed.stdout;
};

const write = async (root: string, isAgreed = true): Promise<string> => {
	const { io } = memoryIo(root);
	const steps: string[] = [];
	const screen = {
		intro: () => undefined,
		step: (title: string) => void steps.push(title),
		warn: () => undefined,
		outro: () => undefined,
		plain: () => undefined,
		columns: 80,
	};
	const options = { ...noCreateOptions, yes: true, build: false };
	const session = { io, options, screen, style: createStyle(false), terminal: undefined };
	const folder = { root, shown: '.' };
	const seen = await look(session, folder);
	const engine = Promise.resolve({ engine: undefined, reason: '', hint: '' });
	const decision = await decide(session, { ...seen, folder, engine });
	steps.length = 0;
	await offerToWrite(session, { folder, decision, recorded: seen.recorded, comparison }, isAgreed);
	return steps.join('\n');
};

const read = (root: string, name: string): Promise<string> => readFile(path.join(root, name), 'utf8');

test('the figures come into the docs and the record, which stay those of the wizard', async () => {
	const root = await written();
	const before = await snapshot(root);
	expect(await write(root)).toBe('Wrote docs/docker.md, .hardened-container.json.');
	const docs = await read(root, 'docs/docker.md');
	const section = docs.slice(docs.indexOf('## Image Comparison'), docs.indexOf('## Additional Considerations'));
	expect(section).toContain('| Push after code | 1.0 KB | 999 B |');
	expect(section).toContain('| Distroless (this image) |');
	expect(section).toMatch(/20\.0 MB compressed, 64\.8 MB unpacked/);
	const after = await snapshot(root);
	const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
	expect(changed).toEqual(['.hardened-container.json', 'docs/docker.md']);
	expect(await runWizard(root)).toContain('Nothing had to be written.');
	expect(await read(root, 'docs/docker.md')).toBe(docs);
	expect(await write(root)).toBe('Nothing had to be written.');
});

test('the record with figures is valid by its schema', async () => {
	const root = await written();
	await write(root);
	const schema = JSON.parse(await readFile('schema/hardened-container.schema.json', 'utf8'));
	const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
	const record = JSON.parse(await read(root, '.hardened-container.json'));
	expect(record.comparison.rows.length).toBeGreaterThan(10);
	expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
});

test('nothing is written without a yes or a flag', async () => {
	const root = await written();
	const before = await snapshot(root);
	expect(await write(root, false)).toBe('');
	expect(await snapshot(root)).toEqual(before);
});

test.each([
	['docs/docker.md', 'you have changed docs/docker.md'],
	['Dockerfile', 'the Dockerfile is not as the wizard would write it now'],
])('a changed %s keeps the figures out', async (name, reason) => {
	const root = await written();
	await appendFile(path.join(root, name), '\n# mine\n');
	const before = await snapshot(root);
	await expect(write(root)).rejects.toThrow(reason);
	expect(await snapshot(root)).toEqual(before);
});

test('a folder without the docs of the wizard gets none', async () => {
	const root = await temporaryProject(flaskProject);
	await expect(write(root)).rejects.toThrow('there is no docs/docker.md of the wizard');
	expect(await snapshot(root)).toEqual(await snapshot(await temporaryProject(flaskProject)));
});
