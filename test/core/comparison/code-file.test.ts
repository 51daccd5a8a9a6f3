import { expect, test } from 'vitest';
import { codeFileCandidates } from '../../../src/core/comparison/code-file.ts';

test('the module of an object is a file or a package, below each source root', () => {
	const application = { kind: 'object', module: 'shop.web', attribute: 'app', factory: false } as const;
	expect(codeFileCandidates(application, ['', 'src'])).toEqual([
		'shop/web.py',
		'shop/web/__init__.py',
		'src/shop/web.py',
		'src/shop/web/__init__.py',
	]);
});

test('a command names a file or a module', () => {
	expect(codeFileCandidates({ kind: 'command', args: ['-m', 'streamlit', 'run', 'app.py'] }, [''])[0]).toBe('app.py');
	expect(codeFileCandidates({ kind: 'command', args: ['-m', 'shop'] }, [''])).toContain('shop/__init__.py');
});
