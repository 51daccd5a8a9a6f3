import { describe, expect, test } from 'vitest';
import { checkText } from '../../../src/core/check/check-text.ts';
import { fixText } from '../../../src/core/check/fix-text.ts';
import { practices } from '../../../src/core/practices/index.ts';

const fix = (text: string): string => fixText(checkText('Dockerfile', text)).after;
const body = (text: string): string => fix(`FROM example/base:1\n${text}`).replace('FROM example/base:1\n', '');

describe('safe fixes', () => {
	test.each([
		['RUN pip install a==1\n', 'RUN pip install --no-cache-dir a==1\n'],
		[
			'RUN pip install --no-cache-dir a && pip3 install b\n',
			'RUN pip install --no-cache-dir a && pip3 install --no-cache-dir b\n',
		],
		['RUN apk add curl\n', 'RUN apk add --no-cache curl\n'],
		[
			'RUN apt-get update && apt-get install a\n',
			'RUN apt-get update && apt-get install -y a \\\n    && rm -rf /var/lib/apt/lists/*\n',
		],
		[
			'RUN apt update && apt install -y a\n',
			'RUN apt-get update && apt-get install -y a \\\n    && rm -rf /var/lib/apt/lists/*\n',
		],
		[
			'RUN apt-get update && \\\n  apt-get install -y a\n',
			'RUN apt-get update && \\\n  apt-get install -y a && \\\n  rm -rf /var/lib/apt/lists/*\n',
		],
		['RUN apt upgrade -y\n', 'RUN apt-get --with-new-pkgs upgrade -y\n'],
		['RUN python -m pip -q install a\n', 'RUN python -m pip -q install --no-cache-dir a\n'],
		['RUN apt-get -q install a\n', 'RUN apt-get -q install -y a\n'],
		['ADD a.py b/ /x/\n', 'COPY a.py b/ /x/\n'],
		['MAINTAINER me <a@b.c>\n', 'LABEL org.opencontainers.image.authors="me <a@b.c>"\n'],
		['ENV A b c\n', 'ENV A="b c"\n'],
		['LABEL maintainer "A <a@b.c>"\n', 'LABEL maintainer="A <a@b.c>"\n'],
		['RUN uv sync\nRUN uv pip install a\n', 'RUN uv sync --no-cache\nRUN uv pip install --no-cache a\n'],
		['RUN a \\\n\n  && b\n', 'RUN a \\\n  && b\n'],
		['USER 1:1\nrun a\n', 'USER 1:1\nRUN a\n'],
	])('%j becomes %j', (before, after) => {
		expect(body(before)).toBe(after);
	});

	test('of a known base', () => {
		const text = 'FROM python:3.13-slim-trixie\nCMD python app.py\n';
		const env = 'ENV PYTHONUNBUFFERED="1" PYTHONDONTWRITEBYTECODE="1"\n';
		expect(fix(text)).toBe(`FROM python:3.13-slim-trixie\nSTOPSIGNAL SIGTERM\n${env}CMD ["python", "app.py"]\n`);
	});

	test('of a stage that starts from another one', () => {
		const text = 'FROM debian:13-slim AS base\nSTOPSIGNAL SIGINT\n\nFROM base\nCMD python3 app.py\n';
		expect(fix(text)).toBe(text.replace('python3 app.py', '["python3", "app.py"]'));
	});

	test('of a command behind exec', () => {
		const text = 'FROM alpine:3.23\nSTOPSIGNAL SIGTERM\nCMD exec gunicorn --bind :8080 main:app\n';
		expect(fix(text)).toContain('CMD ["gunicorn", "--bind", ":8080", "main:app"]\n');
	});

	test('above the comments of the command', () => {
		const text = 'FROM alpine:3.23\nRUN a\n\n# Starts it,\n# twice.\nCMD ["a"]\n';
		expect(fix(text)).toBe(text.replace('# Starts', 'STOPSIGNAL SIGTERM\n# Starts'));
	});

	test('with the escape character of the file', () => {
		const text = '# escape=`\nFROM example/base:1\nRUN apt-get update && apt-get install -y a\n';
		expect(fix(text)).toBe(text.replace('-y a', '-y a `\n    && rm -rf /var/lib/apt/lists/*'));
	});
});

describe('what is not touched', () => {
	test.each([
		'RUN --mount=type=cache,target=/root/.cache/pip pip install a==1\n',
		'RUN echo "pip install a"\n',
		'ADD rootfs.tar.gz /\n',
		'ADD https://example.org/a /a\n',
		'ADD *.py /x/\n',
		'RUN apt-get update && apt-get install -y a\nRUN apt-get install -y b\n',
		'RUN apt-get update && apt-get install -y a\nRUN apt-get build-dep -y b\n',
		'RUN apt-get update && apt-get install -y a\nRUN ./install-more\n',
		'RUN apt-get update && apt-get install -y a\nRUN sh install-more.sh\n',
		'RUN apt-get update && apt-get install -y a; exit 0\n',
		'ENV A `b\n',
		'CMD python app.py\n',
		'ENV A "b" c\n',
		'ENV A b\\ c\n',
		'RUN uv sync --offline\n',
		'RUN <<EOF\npip install a\nEOF\n',
	])('%j', (text) => {
		expect(body(text)).toBe(text);
	});

	test.each([
		'CMD python $APP\n',
		'CMD a && b\n',
		'ENTRYPOINT ["x"]\nCMD a b\n',
		'CMD ./start\n',
		'CMD start.sh\n',
		'COPY bin/start /usr/local/bin/\nSTOPSIGNAL SIGTERM\nCMD start\n',
		'SHELL ["/bin/ash", "-lc"]\nSTOPSIGNAL SIGTERM\nCMD python app.py\n',
	])('the command %j on a known base', (text) => {
		expect(fix(`FROM alpine:3.23\n${text}`).endsWith(text)).toBe(true);
	});

	test('the stop signal of an image that names its own', () => {
		const text = 'FROM php:8.4-fpm\nRUN a\n';
		expect(fix(text)).toBe(text);
	});

	test('a line that a comment leaves alone, and a comment among continued lines', () => {
		const ignored = '# hardened-container ignore=HC007 wanted here\nRUN pip install a\n';
		const text = `${ignored}RUN pip install b \\\n  # pip install c\n  && true\n`;
		expect(body(text)).toBe(text.replace('install b', 'install --no-cache-dir b'));
	});
});

test('the rest of the file stays byte for byte, CRLF and a missing newline included', () => {
	const text = '# a  \r\nFROM example/base:1\r\n\r\nRUN pip install a==1 \\\r\n  # why\r\n  && b\t\r\n# end';
	expect(fix(text)).toBe(text.replace('pip install', 'pip install --no-cache-dir'));
});

test('what is left has a reason', () => {
	const { fixed, left } = fixText(checkText('Dockerfile', 'FROM python:3.13\nRUN pip install a\n'));
	expect(fixed.map(({ practice }) => practice.id)).toContain('HC007');
	expect(left.find(({ problem }) => problem.practice.id === 'HC001')?.reason).toMatch(/\w+/);
	expect(left.every(({ reason }) => reason !== '')).toBe(true);
});

test('of two alike, the one that no fix was made for is left', () => {
	const text =
		'FROM example/base:1\nRUN a \\\n\n  && b\nRUN pip install a\nRUN ["pip", "install", "b"]\nRUN pip install c\n';
	const { fixed, left } = fixText(checkText('Dockerfile', text));
	const linesOf = (problems: typeof fixed) =>
		problems.filter(({ practice }) => practice.id === 'HC007').map(({ line }) => line);
	expect(linesOf(fixed)).toEqual([5, 7]);
	expect(linesOf(left.map(({ problem }) => problem))).toEqual([6]);
});

test('a second time there is nothing to do, and with other line ends the same', () => {
	for (const text of practices.flatMap(({ examples }) => examples?.bad ?? [])) {
		const once = fix(text);
		expect(fix(once)).toBe(once);
		expect(fix(text.replaceAll('\n', '\r\n'))).toBe(once.replaceAll('\n', '\r\n'));
	}
}, 20_000);

test('a file that is not in UTF-8 is left as it is, since writing it would lose characters', () => {
	const text = new TextDecoder().decode(Buffer.from('FROM ubuntu:24.04\nMAINTAINER Jos\xe9\nENV A b\n', 'latin1'));
	const check = checkText('Dockerfile', text);
	expect(check.problems).toContainEqual(
		expect.objectContaining({ detail: 'This is not all in UTF-8, so builders refuse it.' }),
	);
	const { before, after, fixed, left } = fixText(check);
	expect([after, fixed, left.length]).toEqual([before, [], check.problems.length]);
	expect(left[0]?.reason).toContain('not in UTF-8');
});
