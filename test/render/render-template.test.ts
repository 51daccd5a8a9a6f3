import { expect, test } from 'vitest';
import { compileTemplate } from '../../src/render/compile-template.ts';
import { printed, renderTemplate } from '../../src/render/render-template.ts';

const run = (text: string, view: object): string => {
	const template = new Function(`return ${compileTemplate('test', text)}`)();
	return template(view, printed, () => '');
};

test('prints text and numbers as they are', () => {
	expect(run('<%= view.command %> <%= view.port %>\n', { command: 'a && b <c>', port: 80 })).toBe('a && b <c> 80\n');
});

test.each([undefined, null, true, {}, ['a']])('refuses to print %j', (value) => {
	expect(() => run('<%= view.value %>', { value })).toThrow(/A template printed/);
});

test('refuses an unknown template', () => {
	expect(() => renderTemplate('nothing-of-this-name', {})).toThrow('There is no template nothing-of-this-name.');
});
