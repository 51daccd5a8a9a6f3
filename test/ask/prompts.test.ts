import { describe, expect, test } from 'vitest';
import { askConfirm, askSelect, askText } from '../../src/ask/prompts.ts';
import { questions } from '../../src/core/questions/index.ts';
import { CancelledError } from '../../src/errors.ts';
import { memoryTerminal } from '../support/terminal.ts';

const name = { message: 'What is it called?', suggestion: 'shop', parse: questions.name.parse };
const choices = [
	{ value: 'one', label: 'First' },
	{ value: 'two', label: 'Second', disabled: 'it is broken' },
	{ value: 'three', label: 'Third', hint: 'the last' },
];

describe.each([
	['Escape', (terminal: ReturnType<typeof memoryTerminal>) => terminal.press('escape')],
	['Ctrl-C', (terminal: ReturnType<typeof memoryTerminal>) => terminal.type('\u0003')],
	['Ctrl-D', (terminal: ReturnType<typeof memoryTerminal>) => terminal.press('d', { ctrl: true })],
	['the end of input', (terminal: ReturnType<typeof memoryTerminal>) => terminal.end()],
	['a signal', (terminal: ReturnType<typeof memoryTerminal>) => terminal.abort()],
])('%s cancels', (_name, cancel) => {
	test.each([
		['a text', (terminal: ReturnType<typeof memoryTerminal>['terminal']) => askText(name, terminal)],
		[
			'a choice',
			(terminal: ReturnType<typeof memoryTerminal>['terminal']) =>
				askSelect({ message: 'Which?', choices, initial: 'one' }, terminal),
		],
		['a yes', (terminal: ReturnType<typeof memoryTerminal>['terminal']) => askConfirm('Go on?', true, terminal)],
	])('%s', async (_kind, ask) => {
		const memory = memoryTerminal();
		const asked = ask(memory.terminal);
		asked.catch(() => undefined);
		await memory.ready();
		cancel(memory);
		await expect(asked).rejects.toThrow(CancelledError);
	});
});

describe('drawn prompts', () => {
	test('Enter takes the suggestion', async () => {
		const { terminal, press, ready } = memoryTerminal();
		const asked = askText(name, terminal);
		await ready();
		press('return');
		expect(await asked).toBe('shop');
	});

	test('what cannot be parsed is refused with what is accepted', async () => {
		const { terminal, type, shown, press, ready } = memoryTerminal();
		const asked = askText(name, terminal);
		await ready();
		type('No Spaces\r');
		await expect.poll(shown).toContain('lower-case');
		press('escape');
		await expect(asked).rejects.toThrow(CancelledError);
	});

	test('a long reason stays beside the guide', async () => {
		const { terminal, type, shown, press, ready } = memoryTerminal();
		const asked = askText({ message: 'Which ports?', suggestion: '8000', parse: questions.ports.parse }, terminal);
		await ready();
		type('80\r');
		await expect.poll(shown).toMatch(/80 is below 1024.*\n {3}\S/);
		press('escape');
		await expect(asked).rejects.toThrow(CancelledError);
	});

	test('a choice that is not possible says why, and is passed over', async () => {
		const { terminal, shown, press, ready } = memoryTerminal();
		const asked = askSelect({ message: 'Which?', choices, initial: 'one' }, terminal);
		await ready();
		press('down');
		press('return');
		expect(await asked).toBe('three');
		expect(shown()).toContain('not possible: it is broken');
	});
});

describe('plain prompts', () => {
	test('an empty line takes the suggestion', async () => {
		const { terminal, type, shown } = memoryTerminal({ accessible: true });
		const asked = askText(name, terminal);
		type('\n');
		expect(await asked).toBe('shop');
		expect(shown()).toBe('\nWhat is it called? [shop] ');
	});

	test('a choice is a number among those that are possible', async () => {
		const { terminal, type, shown } = memoryTerminal({ accessible: true });
		const asked = askSelect({ message: 'Which?', choices, initial: 'one' }, terminal);
		type('3\n');
		await expect.poll(shown).toContain('Type a number from 1 to 2.');
		type('2\n');
		expect(await asked).toBe('three');
		expect(shown()).toContain('  - Second (not possible: it is broken)');
		expect(shown()).not.toContain('\u001b');
	});

	test('a line that is too long is broken between words', async () => {
		const { terminal, type, shown } = memoryTerminal({ accessible: true });
		const hint = 'a small image without a shell and without a package manager, which an attacker can use for nothing';
		const asked = askSelect({ message: 'Which?', choices: [{ value: 1, label: 'One', hint }], initial: 1 }, terminal);
		type('\n');
		expect(await asked).toBe(1);
		expect(shown()).toContain('manager, which\n    an attacker can use for nothing)\n');
	});

	test.each([
		['', true],
		['n', false],
		['yes', true],
	])('"%s" to a yes-or-no question with yes suggested is %s', async (typed, answer) => {
		const { terminal, type } = memoryTerminal({ accessible: true });
		const asked = askConfirm('Go on?', true, terminal);
		type(`${typed}\n`);
		expect(await asked).toBe(answer);
	});

	test('the end of input cancels', async () => {
		const { terminal, end } = memoryTerminal({ accessible: true });
		const asked = askText(name, terminal);
		end();
		await expect(asked).rejects.toThrow(CancelledError);
	});
});
