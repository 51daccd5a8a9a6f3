import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { askQuestion } from '../../src/ask/ask-question.ts';
import { askQuestions } from '../../src/ask/ask-questions.ts';
import { detected } from '../../src/core/detected.ts';
import type { Application } from '../../src/core/project-facts.ts';
import { answerKeys, questions } from '../../src/core/questions/index.ts';
import { UsageError } from '../../src/errors.ts';
import { contextWith, factsWith } from '../support/facts.ts';

const object = (module: string): Application => ({ kind: 'object', module, attribute: 'app', factory: false });
const silent = { given: {}, terminal: undefined, takeSuggestions: true, tell: () => undefined };
const found = factsWith({ application: detected(object('app'), 'certain', ['app.py line 1']) });

describe('with --yes', () => {
	test('every suggestion is taken, and what nobody asked about is not an answer', async () => {
		const answers = await askQuestions(answerKeys, { ...silent, context: contextWith({ facts: found }) });
		expect(answers).toEqual({
			name: 'shop',
			application: object('app'),
			python: '3.13',
			base: 'distroless',
			stages: 'multi',
			ports: [8000],
			healthPath: '/',
			codeOwner: 'root',
			installer: 'pip',
		});
	});

	test('one of several candidates is not taken: the flag is named', async () => {
		const application = detected(object('app'), 'unsure', ['app.py line 1'], [object('web')]);
		const asked = askQuestions(answerKeys, { ...silent, context: contextWith({ facts: factsWith({ application }) }) });
		await expect(asked).rejects.toThrow(UsageError);
		await expect(asked).rejects.toThrow('--app. Found: app:app, web:app.');
	});

	test('flags settle their questions, and are held against the others', async () => {
		const context = contextWith({ facts: found });
		const answers = await askQuestions(answerKeys, { ...silent, context, given: { base: 'alpine', python: '3.12' } });
		expect(answers).toMatchObject({ base: 'alpine', python: '3.12', stages: 'multi' });
		const given = { base: 'distroless', stages: 'single' } as const;
		await expect(askQuestions(answerKeys, { ...silent, context, given })).rejects.toThrow('--stages single');
	});

	test('why there was nothing to choose is told', async () => {
		const told: string[] = [];
		const tell = (reason: string) => void told.push(reason);
		await askQuestions(answerKeys, { ...silent, tell, context: contextWith({ facts: found }) });
		expect(told).toEqual([expect.stringContaining('no shell and no pip')]);
	});

	test('why what was found, or the default, is not taken is told', async () => {
		const told: string[] = [];
		const tell = (reason: string) => void told.push(reason);
		const facts = (version: string) => factsWith({ ...found, pythonVersion: detected(version, 'certain', ['a']) });
		await askQuestions(['python', 'base'], { ...silent, tell, context: contextWith({ facts: facts('3.12') }) });
		await askQuestions(['python', 'base'], { ...silent, tell, context: contextWith({ facts: facts('3.9') }) });
		expect(told).toEqual([
			'Distroless (Debian 13) is not taken: it has Python 3.13, not 3.12.',
			expect.stringMatching(/^Python 3\.9 is not taken: .+\.$/),
		]);
	});
});

test('without a terminal and without --yes, all open questions are named', async () => {
	const asked = askQuestions(answerKeys, {
		...silent,
		takeSuggestions: false,
		given: { base: 'slim' },
		context: contextWith({ facts: found }),
	});
	await expect(asked).rejects.toThrow('--name, --python, --stages, --port, --health-path');
});

test('without a terminal, a starter or an application is named as what is missing, not both', async () => {
	const asked = askQuestions(answerKeys, {
		...silent,
		takeSuggestions: false,
		context: contextWith({ facts: factsWith() }),
	});
	await expect(asked).rejects.toThrow('--name, --starter or --app, --python');
});

test('a list in which nothing can be chosen is not asked: it says why, and what to do', async () => {
	const facts = factsWith({
		pythonVersion: detected('3.10', 'certain', ['requires-python']),
		requiresPython: detected('==3.10.*', 'certain', ['pyproject.toml line 3']),
		allowedPythons: ['3.10'],
	});
	const output = new PassThrough();
	const terminal = { input: process.stdin, output, signal: new AbortController().signal, accessible: false };
	const asked = askQuestion(questions.python, { context: contextWith({ facts, today: '2026-11-24' }), terminal });
	await expect(asked).rejects.toThrow(
		'Nothing that --python takes is possible. Python 3.14, Python 3.13, Python 3.12, Python 3.11: the project requires ==3.10.*. Python 3.10: its security fixes ended on 2026-10-31.',
	);
	await expect(asked).rejects.toMatchObject({ hint: expect.stringContaining('--python 3.10 --accept-end-of-life') });
});
