import { expect, test } from 'vitest';
import { fastapiApp, flaskApp, planOf } from '../../support/plan-of.ts';

test('a WSGI application is served by gunicorn as a module, by the full path of the interpreter', async () => {
	const { server } = await planOf({ 'app.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' });
	expect(server).toMatchObject({
		kind: 'gunicorn',
		settingsFile: 'gunicorn.conf.py',
		entrypoint: ['/usr/bin/python3', '-m', 'gunicorn'],
		command: ['--config', '/app/gunicorn.conf.py', 'app:app'],
		stopSignal: 'SIGTERM',
	});
});

test('a factory is called', async () => {
	const factory = 'from flask import Flask\n\n\ndef create_app():\n    return Flask(__name__)\n';
	const { server } = await planOf({ 'shop/__init__.py': factory, 'requirements.txt': 'flask\ngunicorn\n' });
	expect(server.command.at(-1)).toBe('shop:create_app()');
});

test('an ASGI application is served by uvicorn, through a file that reads PORT', async () => {
	const plan = await planOf({ 'main.py': fastapiApp, 'requirements.txt': 'fastapi\nuvicorn\n' }, { base: 'slim' });
	expect(plan.server).toMatchObject({
		entrypoint: ['/usr/local/bin/python3'],
		command: ['/app/uvicorn_server.py'],
	});
	expect(plan.code.at(-1)).toEqual({ path: 'uvicorn_server.py', kind: 'file' });
});

test('a command that listens by itself is stopped by SIGINT, which Python as process 1 does not ignore', async () => {
	const { server } = await planOf(
		{ 'app.py': flaskApp, 'requirements.txt': 'flask\n' },
		{ application: { kind: 'command', args: ['app.py'] } },
	);
	expect(server).toMatchObject({
		kind: 'own',
		settingsFile: undefined,
		entrypoint: ['/usr/bin/python3'],
		command: ['app.py'],
		stopSignal: 'SIGINT',
	});
});
