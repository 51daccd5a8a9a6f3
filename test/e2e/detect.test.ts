import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';
import { flaskProject } from './projects.ts';

const schema = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../schema/detect.schema.json'), 'utf8'));
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

test.each([
	['a Flask project', flaskProject],
	['an empty folder', {}],
])('detect --json of %s is valid against its schema', async (_name, files) => {
	const { exitCode, stdout } = await run(['detect', '--json'], { cwd: temporaryFolder(files) });
	expect(exitCode).toBe(0);
	expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
});

test('detect prints facts for people, and writes nothing', async () => {
	const { exitCode, stdout } = await run(['detect'], { cwd: temporaryFolder(flaskProject) });
	expect(exitCode).toBe(0);
	expect(stdout).toContain('app = Flask(__name__)');
});

test('a folder that is not there is not an empty project', async () => {
	const { exitCode, stdout, stderr } = await run(['detect', 'nowhere'], { cwd: temporaryFolder() });
	expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
	expect(stderr).toContain('nowhere');
});
