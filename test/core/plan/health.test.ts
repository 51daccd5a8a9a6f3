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

test('the program is lines of one JSON string', () => {
	const program = healthProgram({ path: "/it's", expects: 'success' });
	const text = JSON.parse(`"${program.replaceAll('\\\n', '')}"`);
	expect(text).toContain("s.sendall(b'GET /it\\'s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n'); ");
});
