import { expect, test } from 'vitest';
import { detected } from '../../src/core/detected.ts';
import { doubtOwnFiles } from '../../src/core/doubt-own-files.ts';
import { factsWith } from '../support/facts.ts';

const facts = factsWith({
	port: detected(8000, 'certain', [
		'EXPOSE 8000 in Dockerfile line 74',
		'port 8000 of run(…) in uvicorn_server.py line 8',
	]),
	pythonVersion: detected('3.13', 'certain', ['Python 3.13 in Dockerfile line 9', '3.13 in .python-version line 1']),
});

test('what only files of an earlier run say is no longer certain', () => {
	const doubted = doubtOwnFiles(facts, ['Dockerfile', 'uvicorn_server.py']);
	expect(doubted.port).toEqual({ ...facts.port, confidence: 'likely' });
	expect(doubted.pythonVersion).toEqual(facts.pythonVersion);
});

test('a file that a person changed speaks for them', () => {
	expect(doubtOwnFiles(facts, ['Dockerfile'])).toEqual(facts);
});
