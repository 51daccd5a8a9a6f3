import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { findMissingWheel } from '../../src/core/missing-wheel.ts';
import { readRecordedAnswers } from '../../src/core/recorded-answers.ts';
import { repeatCommand } from '../../src/core/repeat-command.ts';
import { findStaleLock } from '../../src/core/stale-lock.ts';

const values: Answers = {
	name: 'shop-api',
	starter: 'flask',
	application: { kind: 'object', module: 'shop.web', attribute: 'create_app', factory: true },
	python: '3.13',
	base: 'alpine',
	stages: 'single',
	ports: [8000, 9000],
	requirements: 'split',
	healthPath: '/healthz?full=1',
	codeOwner: 'app',
	installer: 'uv',
	fromSource: ['flask-mail'],
	buildSecrets: ['netrc', 'PIP_TOKEN'],
	allowSecret: ['app/example.py'],
};

test.each([
	['ERROR: No matching distribution found for Flask-Mail==0.9.1', 'flask-mail'],
	['ERROR: No matching distribution found for uvloop[test]>=1 (from -r x)', 'uvloop'],
	['  ╰─▶ Because brotlipy==0.7.0 has no usable wheels and you require it', 'brotlipy'],
	['gcc: not found', undefined],
	["after 'NewConnectionError': /simple/six/\nERROR: No matching distribution found for six==1.17.0", undefined],
])('%j names %s', (line, name) => expect(findMissingWheel(['x', line])).toBe(name));

test.each([
	['error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.', 'uv lock'],
	['pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock`.', 'poetry lock'],
	['The lock file does not exist. Locking.', undefined],
])('%j wants %s', (line, command) => expect(findStaleLock(['x', line])).toBe(command));

describe('recorded answers', () => {
	test('come back as they were', () => {
		expect(readRecordedAnswers(JSON.parse(JSON.stringify({ answers: values })))).toEqual({
			answers: values,
			unreadable: [],
		});
	});

	test.each([undefined, null, 1, 'x', [], { answers: 1 }])('%j holds none', (recorded) =>
		expect(readRecordedAnswers(recorded)).toEqual({ answers: {}, unreadable: [] }),
	);

	test('what was edited into nonsense is named and left out', () => {
		const { answers, unreadable } = readRecordedAnswers({ answers: { base: 'ubuntu', ports: [80], name: 'ok' } });
		expect(answers).toEqual({ name: 'ok' });
		expect(unreadable).toEqual(['base', 'ports']);
	});
});

test('the command that repeats a run has every answer, quoted for a shell', () => {
	const words = repeatCommand({
		answers: values,
		directory: 'my service',
		build: true,
		tag: undefined,
		engine: 'podman',
		onConflict: undefined,
	});
	expect(words.join(' ')).toBe(
		"npm create hardened-container@latest -- 'my service' --name shop-api --starter flask --app 'shop.web:create_app()'" +
			' --python 3.13 --base alpine --stages single --port 8000,9000 --requirements split' +
			" --health-path '/healthz?full=1' --code-owner app --installer uv --from-source flask-mail --build-secrets netrc,PIP_TOKEN --allow-secret app/example.py --engine podman --build --yes",
	);
});
