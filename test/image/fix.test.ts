import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkText } from '../../src/core/check/check-text.ts';
import { fixText } from '../../src/core/check/fix-text.ts';
import { temporaryProject } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const app = "import os\nprint(os.environ['GREETING'], os.getcwd(), open('data.txt').read().strip())\n";

/** Old-fashioned files that work, and the practices whose fixes change them. */
const files: readonly (readonly [name: string, dockerfile: string, fixes: readonly string[]])[] = [
	[
		'a Python service',
		'FROM python:3.13-slim-trixie as base\nMAINTAINER me <me@example.org>\nENV GREETING hello to you\nRUN pip install itsdangerous==2.2.0 \\\n\n  && python -c "import itsdangerous"\nWORKDIR /app\nADD app.py data.txt ./\nCMD python app.py\n',
		['HC007', 'HC010', 'HC014', 'HC016', 'HC018', 'HC057', 'HC064'],
	],
	[
		'a Debian image',
		'FROM debian:trixie-slim\nENV GREETING hello\nRUN apt update && apt install -y --no-install-recommends netbase\nADD data.txt /app/\nWORKDIR /app\nCMD cat data.txt /etc/protocols\n',
		['HC007', 'HC010', 'HC014', 'HC016', 'HC044', 'HC057'],
	],
];

describe.skipIf(!toolAnswers('docker', ['info']))('a fix breaks nothing that worked', () => {
	test.each(files)(
		'in %s',
		async (name, dockerfile, fixes) => {
			const { after, fixed } = fixText(checkText('Dockerfile', dockerfile));
			expect([...new Set(fixed.map(({ practice }) => practice.id))].toSorted()).toEqual(fixes);
			const context = await temporaryProject({ 'app.py': app, 'data.txt': 'the data\n' });
			const outputOf = (text: string, tag: string): string => {
				writeFileSync(path.join(context, 'Dockerfile'), text);
				execFileSync('docker', ['build', '--quiet', '--tag', tag, context], { stdio: 'pipe' });
				const output = execFileSync('docker', ['run', '--rm', tag], { encoding: 'utf8' });
				execFileSync('docker', ['rmi', '--force', tag], { stdio: 'ignore' });
				return output;
			};
			const tag = `fix-${files.findIndex(([each]) => each === name)}:${process.pid}`;
			const before = outputOf(dockerfile, `${tag}-before`);
			expect(before).toContain('the data');
			expect(outputOf(after, `${tag}-after`)).toBe(before);
		},
		300_000,
	);
});
