import { describe, expect, test } from 'vitest';
import { consoleSteps, firstMissing } from './blocks.ts';
import { openPageShell } from './page-shell.ts';
import { runBlock } from './run-block.ts';

const block = (language: string, text: string, attributes: Readonly<Record<string, string>> = {}) => ({
	line: 1,
	language,
	attributes: new Map(Object.entries(attributes)),
	text,
});

describe('a console block', () => {
	test('is commands, continued by a backslash, with what comes out of them', () => {
		expect(consoleSteps('$ a \\\n    b\nout\n$ c')).toEqual([
			{ command: 'a \\\n    b', expected: ['out'] },
			{ command: 'c', expected: [] },
		]);
		expect(() => consoleSteps('out')).toThrow('begins with a command');
	});

	test('wants its lines in order, and nothing but "…" stands for anything', () => {
		expect(firstMissing('one\ntwo 2\nthree', ['one', '…', 'two …', 'three'])).toBeUndefined();
		expect(firstMissing('two\none', ['one', 'two'])).toBe('two');
		expect(firstMissing('a+b', ['aab'])).toBe('aab');
		expect(firstMissing('passed', ['pass'])).toBe('pass');
	});
});

describe('a page', () => {
	test('fails where a command fails, ends otherwise, prints something else, or nobody knows the block', async () => {
		const shell = await openPageShell();
		try {
			await runBlock(block('sh', 'mkdir a\ncd a\nexport GREETING=hello'), shell);
			await runBlock(block('console', '$ basename "$PWD"; echo "$GREETING"\na\nhello'), shell);
			await runBlock(block('console', '$ false', { exit: '1' }), shell);
			await expect(runBlock(block('console', '$ echo a\nb'), shell)).rejects.toThrow('Never printed "b"');
			await expect(runBlock(block('sh', 'false\ntrue'), shell)).rejects.toThrow('Ended with 1, not 0');
			await expect(runBlock(block('sh', 'true', { exit: '1' }), shell)).rejects.toThrow('Ended with 0, not 1');
			await expect(runBlock(block('yaml', 'a: b'), shell)).rejects.toThrow('Nobody knows');
			await expect(runBlock(block('yaml', 'a: [', { file: 'a.yaml' }), shell)).rejects.toThrow();
			const pipeline = { file: 'ci.yml', pipeline: '' };
			await expect(runBlock(block('yaml', 'job:\n  script: ["false"]', pipeline), shell)).rejects.toThrow(
				'Ended with 1',
			);
			await expect(runBlock(block('yaml', 'job:\n  script: []', pipeline), shell)).rejects.toThrow('runs nothing');
		} finally {
			await shell.close();
		}
	});

	test('starts the product that was built here', async () => {
		const shell = await openPageShell();
		try {
			await runBlock(block('console', '$ npx create-hardened-container@9.9.9 explain COPY\nCOPY\n…'), shell);
			await runBlock(
				block('console', '$ npm create hardened-container@latest -- a --starter flask --no-build --yes\n…'),
				shell,
			);
			await runBlock(block('console', '$ ls a/Dockerfile\na/Dockerfile'), shell);
			await runBlock(
				block('console', '$ npm create hardened-container nowhere -- --python 2.7\n…', { exit: '2' }),
				shell,
			);
		} finally {
			await shell.close();
		}
	});
});
