import { expect, test } from 'vitest';
import { hashText, renderRecord } from '../../src/render/record.ts';
import { answersOf, flaskApp } from '../support/plan-of.ts';

const answers = await answersOf({ 'app.py': flaskApp, 'requirements.txt': 'flask\ngunicorn\n' });
const toolVersion = '1.0.0';

test('holds the SHA-256 of every file', () => {
	const record = JSON.parse(renderRecord(new Map([['Dockerfile', 'abc']]), { answers, toolVersion, measurements: [] }));
	expect(record.files).toEqual({
		Dockerfile: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
	});
});

test('keeps what an earlier run wrote and this one does not: the starter and its files', () => {
	const files = { 'app.py': hashText('old'), Dockerfile: hashText('old') };
	const recorded = { $schema: '', version: '0.9.0', answers: { ...answers, starter: 'flask' as const }, files };
	const context = { answers, toolVersion, recorded, measurements: [] };
	const record = JSON.parse(renderRecord(new Map([['Dockerfile', 'new']]), context));
	expect(record.files).toEqual({ 'app.py': hashText('old'), Dockerfile: hashText('new') });
	expect(record.answers.starter).toBe('flask');
	expect(record.version).toBe('1.0.0');
});

test('equal answers give equal bytes, in whatever order they came', () => {
	const turned = Object.fromEntries(Object.entries(answers).reverse()) as unknown as typeof answers;
	const render = (given: typeof answers) => renderRecord(new Map(), { answers: given, toolVersion, measurements: [] });
	expect(render(turned)).toBe(render(answers));
});

test('keeps the settings of check that a person wrote, as the last entry', () => {
	const recorded = { $schema: '', version: '0.9.0', answers, files: {}, check: { ignore: ['HC013'] } };
	const record = JSON.parse(renderRecord(new Map(), { answers, toolVersion, recorded, measurements: [] }));
	expect(record.check).toEqual({ ignore: ['HC013'] });
});
