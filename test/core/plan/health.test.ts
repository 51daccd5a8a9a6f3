import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { healthProgram } from '../../../src/core/view/health-program.ts';
import { flaskApp, planOf } from '../../support/plan-of.ts';

const files = { 'app.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' };

test('without a health route any answer below 500 is healthy', async () => {
	expect((await planOf(files)).health).toEqual({ path: '/', expects: 'answer' });
});

test('a path that was named has to answer with success', async () => {
	expect((await planOf(files, { healthPath: '/up' })).health).toEqual({ path: '/up', expects: 'success' });
});

const post =
	'from http.server import HTTPServer\nif __name__ == "__main__":\n    HTTPServer(("", 8000), H).serve_forever()\n';

test.each([
	['answer', files, { 200: 0, 404: 0, 500: 1, 501: 1, 503: 1 }],
	['life', { 'app.py': post }, { 200: 0, 404: 0, 500: 1, 501: 0, 502: 1, 503: 1 }],
])('with %s these are healthy', async (expects, project, codes) => {
	const { health } = await planOf(project);
	expect(health).toEqual({ path: '/', expects });
	const program = JSON.parse(`"${healthProgram(health).replaceAll('\\\n', '')}"`);
	const exit = /sys\.exit\((.*)\)$/.exec(program)?.[1] ?? '';
	for (const [status, code] of Object.entries(codes)) {
		const judged = exit.replace('s.recv(12)[9:]', `b'${status}'`);
		expect(execFileSync('python3', ['-c', `print(int(${judged}))`], { encoding: 'utf8' }).trim()).toBe(String(code));
	}
});

test('the program is lines of one JSON string', () => {
	const program = healthProgram({ path: "/it's", expects: 'success' });
	const text = JSON.parse(`"${program.replaceAll('\\\n', '')}"`);
	expect(text).toContain("s.sendall(b'GET /it\\'s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n'); ");
});
