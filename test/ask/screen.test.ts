import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createPlainScreen, openPromptScreen } from '../../src/ask/screen.ts';
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

test('a line in one style is broken too, each part in that style', async () => {
	const { terminal, shown } = memoryTerminal();
	const screen = await openPromptScreen(terminal.output as never, 60);
	screen.step('The build failed', [`\u001b[2mERROR: ${'no matching distribution '.repeat(4)}\u001b[22m`]);
	expect(shown().match(/\u001b\[2m[^\u001b]{10,57}\u001b\[22m/g)).toHaveLength(2);
});

test('a title that was broken into lines is not broken again', async () => {
	const { terminal, shown } = memoryTerminal();
	const screen = await openPromptScreen(terminal.output as never, 60);
	const title = wrapText('so the dependencies must be installed in a build stage '.repeat(3).trim(), screen.columns);
	screen.step(title.join('\n'));
	const lines = stripVTControlCharacters(shown()).trimEnd().split('\n');
	expect(lines.filter((line) => line.length > 1).map((line) => line.slice(3))).toEqual(title);
});

test('plain lines are broken between words in a terminal, and left as they are in a log file', () => {
	const printed = (isTTY: boolean): string => {
		const { terminal, shown } = memoryTerminal();
		const screen = createPlainScreen(Object.assign(terminal.output, { isTTY }) as never, 40);
		screen.warn('Give real values with --environment-file FILE.');
		screen.step('Building', [`Step: RUN pip install ${'--only-binary=:all: '.repeat(2).trim()}`]);
		return shown();
	};
	expect(printed(true)).toBe(
		'warning: Give real values with\n--environment-file FILE.\n\nBuilding\n  Step: RUN pip install\n  --only-binary=:all:\n  --only-binary=:all:\n',
	);
	expect(printed(false)).toContain('--environment-file FILE.\n\nBuilding\n  Step: RUN pip install --only');
});
