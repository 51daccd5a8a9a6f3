import { describe, expect, test } from 'vitest';
import { applyBaseline, parseBaseline, toBaseline } from '../../../src/core/check/baseline.ts';
import { checkText } from '../../../src/core/check/check-text.ts';

const idsOf = (text: string, options = {}): readonly string[] =>
	checkText('Dockerfile', text, options).problems.map(({ practice, line }) => `${practice.id}:${line}`);

describe('where problems are', () => {
	test('at the instruction, or at FROM of the built stage for what is missing', () => {
		const ids = idsOf('FROM python:3.13-slim-trixie AS a\nFROM python:3.13-slim-trixie\nUSER root\n');
		expect(ids).toContain('HC001:3');
		expect(ids).toContain('HC015:2');
	});

	test('a file without FROM is not passed but noted', () => {
		const check = checkText('Dockerfile', 'hello\n');
		expect(check.passed).toEqual([]);
		expect(check.notices[0]?.text).toMatch(/no FROM/);
	});

	test('the target decides which stage counts', () => {
		const text = 'FROM python:3.13-slim-trixie AS a\nUSER 65532:65532\nFROM a AS b\nUSER root\n';
		expect(idsOf(text)).toContain('HC001:4');
		expect(idsOf(text, { target: 'a' })).not.toContain('HC001:4');
	});

	test('heredocs are read as scripts, not as instructions', () => {
		const text =
			'FROM debian:trixie-slim\nRUN <<EOF\napt-get update\napt-get install curl\nUSER root\nEOF\nUSER 65532:65532\n';
		expect(idsOf(text)).toContain('HC042:2');
		expect(idsOf(text)).not.toContain('HC001:5');
	});

	test('an escape directive, comments inside and CRLF are understood', () => {
		const text =
			'# escape=`\r\nFROM debian:trixie-slim\r\nRUN apt-get update `\r\n # why\r\n && apt-get install curl\r\n';
		expect(idsOf(text)).toContain('HC042:3');
	});

	test('ARG and ENV are expanded', () => {
		expect(idsOf('ARG V=latest\nFROM python:$V\n')).toContain('HC003:2');
		expect(idsOf('FROM python:3.13-slim-trixie\nENV ID=0\nUSER $ID\n')).toContain('HC001:3');
		expect(idsOf('ARG BASE\nFROM $BASE\nUSER 1:1\n').some((id) => id.startsWith('HC003'))).toBe(false);
	});
});

describe('ignores', () => {
	const base = 'FROM python:3.13-slim-trixie\n';

	test('with a reason hold for the instruction below', () => {
		const check = checkText(
			'Dockerfile',
			`${base}# hardened-container ignore=HC001,HC073 the proxy needs it\nUSER root\n`,
		);
		expect(check.problems.map(({ practice }) => practice.id)).not.toContain('HC001');
		expect(check.ignored.map(({ problem, reason }) => [problem.practice.id, reason])).toEqual([
			['HC001', 'the proxy needs it'],
		]);
	});

	test('without a reason, or of an unknown id, are not followed and noted', () => {
		const check = checkText(
			'Dockerfile',
			`${base}# hardened-container ignore=HC001\nUSER root\n# hardened-container ignore=HC999 why\n`,
		);
		expect(check.problems.map(({ practice }) => practice.id)).toContain('HC001');
		expect(check.notices.map(({ line }) => line)).toEqual([2, 4]);
	});

	test('hold for the whole file as ignore-file, and # check=skip is honoured', () => {
		expect(idsOf(`# hardened-container ignore-file=HC015 no service\n${base}`)).not.toContain('HC015:2');
		expect(idsOf(`${base}CMD a b\n`)).toContain('HC014:2');
		expect(idsOf(`# check=skip=JSONArgsRecommended\n${base}CMD a b\n`)).not.toContain('HC014:3');
	});
});

test('an ignore inside a step that goes on over lines holds for that step', () => {
	const text = `FROM alpine:3.23\nRUN cd /a && \\\n    # hardened-container ignore=HC060 why not\n    ls\nRUN cd /b\n`;
	const ids = idsOf(text);
	expect(ids).not.toContain('HC060:2');
	expect(ids).toContain('HC060:5');
});

test('two commands of one step that break a practice in the same words are one problem', () => {
	const ids = idsOf('FROM alpine:3.23\nRUN pip install -r a.txt && pip install -r b.txt\n');
	expect(ids.filter((id) => id === 'HC008:2')).toHaveLength(1);
});

test('a target that is not there is noted', () => {
	const notices = (target: string) =>
		checkText('Dockerfile', 'FROM alpine:3.23 AS build\nFROM scratch\n', { target }).notices.map(({ text }) => text);
	expect(notices('build')).toEqual([]);
	expect(notices('biuld')).toEqual(['There is no stage biuld here; the last one is judged.']);
});

test('code is not said to be read-only where root runs the service', () => {
	const check = checkText('Dockerfile', 'FROM python:3.13-slim-trixie\nCOPY app.py /app/\n');
	expect(check.skipped.map(({ practice }) => practice.id)).toContain('HC011');
	expect(check.passed.map(({ id }) => id)).not.toContain('HC011');
});

describe('the context', () => {
	const text = 'FROM python:3.13-slim-trixie\nCOPY app.py /app/\n';
	const withIgnore = (ignoreFile: string | undefined, entering: readonly string[] = []) =>
		idsOf(text, { context: { ignoreFile, entering } });

	test('is denied by default', () => {
		expect(withIgnore('*\n!app.py\n')).not.toContain('HC021:1');
		expect(withIgnore(undefined)).toContain('HC021:1');
		expect(withIgnore('.git\n')).toContain('HC021:1');
		expect(withIgnore('*\n!**\n')).toContain('HC021:1');
	});

	test('must let in what is copied', () => {
		expect(withIgnore('*\n')).toContain('HC069:2');
		expect(withIgnore('*\n!app.py\n')).not.toContain('HC069:2');
		expect(withIgnore('*\n!*.py\n')).not.toContain('HC069:2');
	});

	test('must not let private files in', () => {
		expect(withIgnore('*\n!app.py\n!.env\n', ['app.py', '.env'])).toContain('HC021:1');
	});
});

test('a baseline covers old problems when their lines move, each once', () => {
	const before = [checkText('Dockerfile', 'FROM alpine:3.23\nRUN cd /a\n')];
	const baseline = parseBaseline(JSON.stringify(toBaseline(before)));
	if (baseline === undefined) throw new Error('The baseline cannot be read.');
	const [after] = applyBaseline([checkText('Dockerfile', '# new\nFROM alpine:3.23\nRUN cd /a\nRUN cd /b\n')], baseline);
	expect(after?.problems.map(({ practice, line }) => `${practice.id}:${line}`)).toContain('HC060:4');
	expect(after?.known.map(({ practice, line }) => `${practice.id}:${line}`)).toContain('HC060:3');
	expect(parseBaseline('{}')).toBeUndefined();
	expect(parseBaseline('[')).toBeUndefined();
});

test('an end of life counts from the day after, and is skipped where the day is not known', () => {
	const text = 'FROM python:3.10-slim-bookworm\n';
	expect(idsOf(text, { today: '2026-10-31' })).not.toContain('HC072:1');
	expect(idsOf(text, { today: '2026-11-01' })).toContain('HC072:1');
	expect(checkText('Dockerfile', text).skipped.map(({ practice }) => practice.id)).toContain('HC072');
	expect(idsOf('FROM python:3.13-alpine3.19\n', { today: '2026-11-24' })).toContain('HC072:1');
	expect(idsOf('FROM gcr.io/distroless/python3-debian11:nonroot\n', { today: '2026-11-24' })).toContain('HC072:1');
});

test('a Dockerfile that no builder reads as text is told apart from one without a FROM', () => {
	const noticeOf = (text: string) => checkText('Dockerfile', text).notices[0]?.text;
	expect(noticeOf('F\0R\0O\0M\0 \0a\0')).toContain('Save it as UTF-8');
	expect(noticeOf('# nothing\n')).toContain('There is no FROM');
});

test('a stage is named without variables, and a user of Windows by name', () => {
	const ids = (text: string) => checkText('Dockerfile', text).problems.map(({ practice }) => practice.id);
	expect(ids('ARG A=a\nFROM alpine:3.23 AS $A\n')).toContain('HC058');
	expect(ids('FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nUSER ContainerUser\n')).not.toContain('HC073');
	expect(ids('FROM alpine:3.23\nUSER nobody\n')).toContain('HC073');
});

test('of a file in another language the first word that is no instruction is told, and no more', () => {
	const { problems } = checkText('Dockerfile', 'FROM alpine:3.23\n{% if a %}\nRUN b\n{% endif %}\n');
	expect(problems.filter(({ practice }) => practice.id === 'HC070').map(({ line }) => line)).toEqual([2]);
});
