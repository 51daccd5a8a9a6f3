import { expect, test } from 'vitest';
import { expectLabels } from '../../src/core/expectation.ts';
import { goodImage } from '../support/image-facts.ts';

const readsPort = (entrypoint: readonly string[], command: readonly string[]) =>
	expectLabels({ ...goodImage.config, entrypoint, command }).readsPort;

test.each([
	[['/usr/bin/python3'], ['app.py']],
	[[], ['python', '-m', 'shop']],
	[
		['python3.13', 'manage.py'],
		['runserver', '0.0.0.0:8000'],
	],
])('%j %j decides by itself where it listens', (entrypoint, command) => {
	expect(readsPort(entrypoint, command)).toBe(false);
});

test.each([
	[['/usr/bin/python3'], ['-m', 'gunicorn', 'app:app']],
	[['/usr/bin/python3'], ['uvicorn_server.py']],
	[['nginx'], ['-g', 'daemon off;']],
	[[], []],
])('%j %j is a server that can be told', (entrypoint, command) => {
	expect(readsPort(entrypoint, command)).toBeUndefined();
});

test.each([
	['/srv', ['python', '/app/app.py'], '/srv'],
	['', ['python', '/app/app.py', '8000'], '/app'],
	['/', ['/bin/sh', '-c', 'exec python /home/app/src/app.py'], '/home/app/src'],
	['/', ['python', '/app.py'], undefined],
	['/', ['/usr/bin/python3', '/usr/lib/tool/main.py'], undefined],
	['', ['gunicorn', 'app:app'], undefined],
])('working in "%s", %j has its code in %s', (workingDirectory, command, expected) => {
	expect(expectLabels({ ...goodImage.config, workingDirectory, entrypoint: [], command }).codePath).toBe(expected);
});
