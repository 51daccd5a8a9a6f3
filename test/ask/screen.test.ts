import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { openPromptScreen } from '../../src/ask/screen.ts';
import { wrapText } from '../../src/core/columns.ts';
import { memoryTerminal } from '../support/terminal.ts';

test('a long line of a log is broken between words, and stays beside the guide', async () => {
	const { terminal, shown } = memoryTerminal();
	const screen = await openPromptScreen(terminal.output as never, 60);
	screen.step('The build failed: no such file', [`Step: RUN pip install ${'--only-binary=:all: '.repeat(8)}`]);
	const lines = stripVTControlCharacters(shown()).trimEnd().split('\n');
	expect(lines.length).toBeGreaterThan(4);
	for (const line of lines) expect(line).toMatch(/^[│◇](?: {2}.{0,57})?$/);
	expect(lines.join('\n')).not.toMatch(/--only\n|-binary=\n/);
});

test('a title that was broken into lines is not broken again', async () => {
	const { terminal, shown } = memoryTerminal();
	const screen = await openPromptScreen(terminal.output as never, 60);
	const title = wrapText('so the dependencies must be installed in a build stage '.repeat(3).trim(), screen.columns);
	screen.step(title.join('\n'));
	const lines = stripVTControlCharacters(shown()).trimEnd().split('\n');
	expect(lines.filter((line) => line.length > 1).map((line) => line.slice(3))).toEqual(title);
});
