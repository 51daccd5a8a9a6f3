import { expect, test } from 'vitest';
import type { Plan } from '../../../src/core/plan.ts';
import { codeCopies } from '../../../src/core/view/copies.ts';

const copiesOfCode = (code: Plan['code'], module: string): readonly string[] =>
	codeCopies({
		contextFolder: '',
		code,
		application: { kind: 'object', module, attribute: 'app', factory: false },
	});

test('an application in a file is copied after the folders', () => {
	const code = [
		{ path: 'app.py', kind: 'file' },
		{ path: 'templates', kind: 'folder' },
		{ path: 'gunicorn.conf.py', kind: 'file' },
	] as const;
	expect(copiesOfCode(code, 'app')).toEqual(['templates ./templates/', 'app.py gunicorn.conf.py ./']);
});

test('an application in a folder is copied after the files beside it', () => {
	const code = [
		{ path: 'manage.py', kind: 'file' },
		{ path: 'mysite', kind: 'folder' },
		{ path: 'polls', kind: 'folder' },
	] as const;
	expect(copiesOfCode(code, 'mysite.wsgi')).toEqual(['manage.py ./', 'mysite ./mysite/', 'polls ./polls/']);
});
