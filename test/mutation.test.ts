import { describe, expect, test } from 'vitest';
import type { Instruction } from '../src/core/dockerfile.ts';
import { parseDockerfile } from '../src/core/parse-dockerfile.ts';
import { goldenCases } from './support/golden-cases.ts';
import { freshProblems, problemsOf, readWritten, type Written } from './support/mutate.ts';

/** One way to break a written file, and the practice that must notice it. */
interface Mutation {
	readonly what: string;
	readonly file: keyof Written;
	readonly find: RegExp;
	readonly replace: string;
	readonly noticed: string;
}

const inDockerfile = (what: string, find: RegExp, replace: string, noticed: string): Mutation => ({
	what,
	file: 'dockerfile',
	find,
	replace,
	noticed,
});
const inIgnoreFile = (what: string, find: RegExp, replace: string, noticed: string): Mutation => ({
	what,
	file: 'ignoreFile',
	find,
	replace,
	noticed,
});

const mutations: readonly Mutation[] = [
	inDockerfile('the user is root', /^USER 65532:65532$/m, 'USER root', 'HC001'),
	inDockerfile('the user is 0', /^USER 65532:65532$/m, 'USER 0:0', 'HC001'),
	inDockerfile('the user is a name', /^USER 65532:65532$/m, 'USER appuser', 'HC073'),
	inDockerfile('the user has no group', /^USER 65532:65532$/m, 'USER 65532', 'HC073'),
	inDockerfile('the group is root', /^USER 65532:65532$/m, 'USER 65532:0', 'HC073'),
	inDockerfile('the user is 1000', /^USER 65532:65532$/m, 'USER 1000:1000', 'HC024'),
	inDockerfile('the user is shared', /^USER 65532:65532$/m, 'USER nobody', 'HC024'),
	inDockerfile(
		'the full image',
		/^FROM python:3\.\d+-(slim-trixie|alpine3\.23) AS runtime/m,
		'FROM python:3.13-trixie AS runtime',
		'HC002',
	),
	inDockerfile('the release is left open', /^FROM python:(3\.\d+)-slim-trixie/m, 'FROM python:$1-slim', 'HC003'),
	inDockerfile('the latest tag', /^FROM (\S+):\S+/m, 'FROM $1:latest', 'HC003'),
	inDockerfile('no tag', /^FROM (\S+):\S+/m, 'FROM $1', 'HC003'),
	inDockerfile(
		'another Python in the builder',
		/^FROM python:3\.1[23](\S+) AS build/m,
		'FROM python:3.11$1 AS build',
		'HC005',
	),
	inDockerfile(
		'another C library in the builder',
		/^FROM python:3\.13-slim-trixie AS build/m,
		'FROM python:3.13-alpine3.23 AS build',
		'HC005',
	),
	inDockerfile('a debug image', /:nonroot AS runtime/, ':debug-nonroot AS runtime', 'HC013'),
	inDockerfile('an end of life', /alpine3\.23/, 'alpine3.19', 'HC072'),
	inDockerfile(
		'an old Python',
		/^FROM python:3\.13-slim-trixie AS runtime/m,
		'FROM python:3.9-slim-trixie AS runtime',
		'HC072',
	),
	inDockerfile('the code before the requirements', /^(COPY requirements\S* \.\/)$/m, 'COPY . ./\n$1', 'HC006'),
	inDockerfile('--no-cache-dir gone', /--no-cache-dir/, '', 'HC007'),
	inDockerfile('the cache mount gone', /--mount=type=cache,target=\/root\/\.cache\/uv \\\n\s*/, '', 'HC007'),
	inDockerfile('--require-hashes gone', /--require-hashes/, '', 'HC008'),
	inDockerfile('--locked gone', /--locked/, '', 'HC008'),
	inDockerfile('--only-binary gone', /--only-binary=:all:/, '', 'HC009'),
	inDockerfile('--no-build gone', / --no-build(?=\s)/, '', 'HC009'),
	inDockerfile('--no-dev gone', / --no-dev(?=\s)/, '', 'HC074'),
	inDockerfile('COPY . .', /^COPY --chmod=\S+ \S+ .*$/m, 'COPY --chmod=0555 . ./', 'HC010'),
	inDockerfile('ADD', /^COPY (--chmod=\S+ \S+ .*)$/m, 'ADD $1', 'HC010'),
	inDockerfile('--chown', /^COPY --chmod=0555 /m, 'COPY --chown=65532:65532 --chmod=0555 ', 'HC011'),
	inDockerfile('a mode that opens', /^COPY --chmod=0555 /m, 'COPY --chmod=0777 ', 'HC011'),
	inDockerfile('no mode', /^COPY --chmod=0555 /m, 'COPY ', 'HC041'),
	inDockerfile('an unknown owner', /^COPY --chmod=0555 /m, 'COPY --chown=service --chmod=0555 ', 'HC039'),
	// Alpine's images have no setuid files, so only Debian's need the step.
	inDockerfile('the setuid bits stay', /(useradd[\s\S]*?) && find \/ -xdev [^\n]*\n/, '$1 \\\n', 'HC012'),
	inDockerfile(
		'a setuid bit is set',
		/^USER 65532:65532$/m,
		'RUN ["chmod", "4755", "/usr/bin/env"]\nUSER 65532:65532',
		'HC012',
	),
	inDockerfile('chmod 777', /^USER 65532:65532$/m, 'RUN chmod -R 777 /app\nUSER 65532:65532', 'HC027'),
	inDockerfile('CMD in shell form', /^CMD \[.*\]$/m, 'CMD gunicorn app:app', 'HC014'),
	inDockerfile('ENTRYPOINT in shell form', /^ENTRYPOINT \[.*\]$/m, 'ENTRYPOINT python3 -m gunicorn', 'HC014'),
	inDockerfile('a shell in front', /^ENTRYPOINT \[.*\]$/m, 'ENTRYPOINT ["sh", "-c", "python3 -m gunicorn"]', 'HC014'),
	inDockerfile('no health check', /^HEALTHCHECK(?:.*\\\n)+.*$/m, '', 'HC015'),
	inDockerfile('HEALTHCHECK NONE', /^HEALTHCHECK(?:.*\\\n)+.*$/m, 'HEALTHCHECK NONE', 'HC015'),
	inDockerfile(
		'curl in the health check',
		/^HEALTHCHECK(?:.*\\\n)+.*$/m,
		'HEALTHCHECK --timeout=3s --start-period=9s CMD ["curl", "-f", "http://localhost:8000/"]',
		'HC015',
	),
	inDockerfile('no timeout of the health check', / --timeout=\S+/, '', 'HC015'),
	inDockerfile('no start period', / --start-period=\S+/, '', 'HC015'),
	inDockerfile('no stop signal', /^STOPSIGNAL .*\n/m, '', 'HC016'),
	inDockerfile('a signal that kills', /^STOPSIGNAL .*$/m, 'STOPSIGNAL SIGKILL', 'HC016'),
	inDockerfile('no port', /^EXPOSE .*\n/m, '', 'HC017'),
	inDockerfile('port 80', /^EXPOSE \d+$/m, 'EXPOSE 80', 'HC017'),
	inDockerfile('port 22', /^EXPOSE (\d+)$/m, 'EXPOSE $1 22', 'HC054'),
	inDockerfile('a port that is none', /^EXPOSE \d+$/m, 'EXPOSE 80000', 'HC017'),
	inDockerfile('output is buffered', /PYTHONUNBUFFERED="1"/, 'OTHER="1"', 'HC018'),
	inDockerfile('bytecode is written at run time', /PYTHONDONTWRITEBYTECODE="1"/, 'OTHER="1"', 'HC018'),
	inDockerfile('debug mode', /FLASK_DEBUG="0"/, 'FLASK_DEBUG="1"', 'HC018'),
	inDockerfile('a development server', /^CMD \[.*\]$/m, 'CMD ["manage.py", "runserver"]', 'HC018'),
	inDockerfile('reloading', /^CMD \[/m, 'CMD ["--reload", ', 'HC018'),
	inDockerfile(
		'no bytecode of the library',
		/^(RUN \["\/usr\/bin\/python3"[\s\S]*?\]|.*python3 -X no_debug_ranges -c "[\s\S]*?")$/m,
		'',
		'HC019',
	),
	inDockerfile('no bytecode of the packages', /python3 -m compileall/, 'python3 -m pyclbr', 'HC019'),
	inDockerfile('uv does not compile', /UV_COMPILE_BYTECODE=1/, '', 'HC019'),
	inDockerfile('the library compiled as a user', /^USER 0\n/m, '', 'HC019'),
	inDockerfile('no labels', /^LABEL(?:.*\\\n)*.*\n/m, '', 'HC020'),
	inDockerfile('no title', /org\.opencontainers\.image\.title="\w+" \\\n\s*/, '', 'HC020'),
	inDockerfile('a label in upper case', /^LABEL /m, 'LABEL Version="1" ', 'HC068'),
	inDockerfile('a secret in ENV', /^ENV /m, 'ENV API_TOKEN="example" ', 'HC022'),
	inDockerfile('a secret in ARG', /^ENV /m, 'ARG DB_PASSWORD\nENV ', 'HC022'),
	inDockerfile('a secret file', /^USER 65532:65532$/m, 'COPY --chmod=0444 .env ./\nUSER 65532:65532', 'HC022'),
	inDockerfile('a step of its own', /^STOPSIGNAL/m, 'RUN ["true"]\nRUN ["true"]\nSTOPSIGNAL', 'HC023'),
	inDockerfile('a login shell', /--shell \/usr\/sbin\/nologin/, '--shell /bin/bash', 'HC024'),
	inDockerfile('the account has another id', /--uid 65532/, '--uid 10001', 'HC024'),
	inDockerfile('the group has another id', /--gid 65532/, '--gid 10001', 'HC024'),
	inDockerfile('an external copy', /^COPY --from=\w+ /m, 'COPY --from=ghcr.io/example/deps:1 ', 'HC037'),
	inDockerfile('a stage by number', /^COPY --from=build /m, 'COPY --from=0 ', 'HC037'),
	inDockerfile('a relative folder', /^WORKDIR \/app$/m, 'WORKDIR app', 'HC038'),
	inDockerfile('a folder of the system', /^WORKDIR \/app$/m, 'WORKDIR /etc', 'HC071'),
	inDockerfile('a volume', /^EXPOSE/m, 'VOLUME /data\nEXPOSE', 'HC040'),
	inDockerfile('sudo', /^STOPSIGNAL/m, 'RUN ["sudo", "true"]\nSTOPSIGNAL', 'HC053'),
	inDockerfile(
		'curl without certificates',
		/^STOPSIGNAL/m,
		'RUN curl -k https://example.org -o /x\nSTOPSIGNAL',
		'HC049',
	),
	inDockerfile('pip trusts a host', /--no-cache-dir/, '--no-cache-dir --trusted-host example.org', 'HC049'),
	inDockerfile(
		'a script from the network',
		/^STOPSIGNAL/m,
		'RUN curl -fsSL https://example.org/x | sh\nSTOPSIGNAL',
		'HC050',
	),
	inDockerfile('a pipe that cannot fail', /^STOPSIGNAL/m, 'RUN cat /x | sort\nSTOPSIGNAL', 'HC051'),
	inDockerfile('a download without checksum', /^STOPSIGNAL/m, 'ADD https://example.org/x /x\nSTOPSIGNAL', 'HC052'),
	inDockerfile('a password', /^STOPSIGNAL/m, 'RUN echo root:x | chpasswd\nSTOPSIGNAL', 'HC055'),
	inDockerfile('a fixed platform', /^FROM /m, 'FROM --platform=linux/amd64 ', 'HC056'),
	inDockerfile('MAINTAINER', /^STOPSIGNAL/m, 'MAINTAINER me\nSTOPSIGNAL', 'HC057'),
	inDockerfile('two stages of one name', / AS build$/m, ' AS runtime', 'HC058'),
	inDockerfile('a second CMD', /^CMD /m, 'CMD ["x"]\nCMD ', 'HC059'),
	inDockerfile('cd', /^STOPSIGNAL/m, 'RUN cd /x && true\nSTOPSIGNAL', 'HC060'),
	inDockerfile('a folder without its slash', /^(COPY --chmod=0555 \S+ \S+ .*) \.\/$/m, '$1 target', 'HC061'),
	inDockerfile('an unknown variable', /^WORKDIR \/app$/m, 'WORKDIR /$APPLICATION', 'HC062'),
	inDockerfile('lower case', /^STOPSIGNAL/m, 'stopsignal', 'HC064'),
	inDockerfile('a device', /^STOPSIGNAL/m, 'RUN mknod /dev/x b 8 0\nSTOPSIGNAL', 'HC028'),
	inDockerfile(
		'the system is upgraded',
		/^STOPSIGNAL/m,
		'RUN apt-get update && apt-get -y upgrade\nSTOPSIGNAL',
		'HC046',
	),
	inDockerfile('a compiler in the image', /^STOPSIGNAL/m, 'RUN apk add --no-cache gcc=15.2.0-r2\nSTOPSIGNAL', 'HC004'),
	inIgnoreFile('nothing is denied', /^\*$/m, '', 'HC021'),
	inIgnoreFile('everything is let in again', /$/, '\n!**\n', 'HC021'),
	inIgnoreFile('.env is let in', /$/, '\n!.env\n', 'HC021'),
	inIgnoreFile('the history is let in', /$/, '\n!.git\n', 'HC021'),
	inIgnoreFile('a file that nothing copies', /^\*$/m, '*\n!notes.md', 'HC021'),
	inIgnoreFile('what is copied is kept out', /^!(?!requirements)\S+\n/m, '', 'HC069'),
];

const originals = goldenCases.map(({ name, expected, ignoreFile }) => {
	const written = readWritten({ expected, ignoreFile });
	return { name, written, problems: problemsOf(written) };
});

describe.each(mutations)('$what', ({ file, find, replace, noticed }) => {
	const broken = originals
		.map(({ name, written, problems }) => ({
			name,
			written,
			problems,
			after: { ...written, [file]: written[file].replace(find, replace) },
		}))
		.filter(({ written, after }) => written[file] !== after[file]);

	test('can be done to a written file', () => {
		expect(broken.length).toBeGreaterThan(0);
	});

	test.each(broken)(`is noticed by ${noticed} in $name`, ({ problems, after }) => {
		const fresh = freshProblems(problems, problemsOf(after));
		expect(fresh.map((problem) => problem.slice(0, 5))).toContain(noticed);
	});
});

/** Without these the build stops, the service does not start or it does not answer: test/image shows it for one case each. */
const seenInEngine =
	/^(RUN .*(pip install|uv sync|collectstatic)|WORKDIR \/(app|src)|COPY |ENTRYPOINT|CMD|FROM python:\S+ AS runtime|ENV (PYTHONPATH|PORT|DJANGO_SETTINGS_MODULE))/;

/** These say the default in so many words, so that a reader need not know it. */
const saysTheDefault = /^ENV FLASK_DEBUG="0"/;

/** A change of the requirements is built faster with these: bench:images measures it. */
const savesTime = /^RUN pip download --no-index/;

describe('every instruction and variable has a right to be there', () => {
	test.each(originals)('in $name', ({ written, problems }) => {
		const unnoticed = cuts(written.dockerfile)
			.filter(({ text }) => freshProblems(problems, problemsOf({ ...written, dockerfile: text })).length === 0)
			.map(({ what }) => what)
			.filter((what) => !seenInEngine.test(what) && !saysTheDefault.test(what) && !savesTime.test(what));
		expect(unnoticed).toEqual([]);
	});
});

/** The file without one instruction, or without one variable of ENV. */
const cuts = (dockerfile: string): readonly { readonly what: string; readonly text: string }[] => {
	const lines = dockerfile.split('\n');
	const without = ({ line, endLine }: Instruction, instead: string) =>
		[...lines.slice(0, line - 1), ...(instead === '' ? [] : [instead]), ...lines.slice(endLine)].join('\n');
	return parseDockerfile(dockerfile)
		.stages.flatMap(({ from, instructions }) => [from, ...instructions])
		.flatMap((instruction) => [
			{ what: `${instruction.keyword} ${instruction.argument}`, text: without(instruction, '') },
			...variables(instruction).map((variable) => ({
				what: `ENV ${variable}`,
				text: without(instruction, instruction.text.replace(variable, 'OTHER="1"')),
			})),
		]);
};

const variables = ({ keyword, text }: Instruction): readonly string[] =>
	keyword === 'ENV' ? (text.match(/[A-Z_]+="[^"]*"/g) ?? []) : [];
