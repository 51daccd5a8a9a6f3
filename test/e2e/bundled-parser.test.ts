import { expect, test } from 'vitest';
import { checkText } from '../../src/core/check/check-text.ts';
import { temporaryFolder } from '../support/folder.ts';
import { run } from '../support/run.ts';

// The bundle leaves out the parser's classes of single instructions, so each instruction and form stands here once.
const everyInstruction = `# syntax=docker/dockerfile:1
# escape=\`
ARG TAG=3.13-slim
FROM --platform=$BUILDPLATFORM python:\${TAG} AS build
MAINTAINER somebody
SHELL ["/bin/bash", "-c"]
ARG KEY=a OTHER
ENV NAME value
ENV ONE="1 2" TWO=\${KEY:-x}
LABEL a.b=c "d e"=f
RUN --mount=type=cache,target=/root/.cache pip install flask \`
  && apt-get install curl
RUN <<EOF
pip install django
EOF
COPY --chown=app <<-ONE <<"TWO" /etc/
	a
	ONE
b
TWO
ADD https://example.org/a.tar.gz /srv/
ONBUILD RUN <<EOF
pip install celery
EOF
ONBUILD COPY . /app
FROM build
COPY --from=0 /srv /srv
VOLUME ["/data"]
WORKDIR data
EXPOSE 80/tcp 8080-8082
STOPSIGNAL SIGINT
HEALTHCHECK --interval=5s CMD ["curl", "localhost"]
USER nobody
ENTRYPOINT ["python"]
CMD app.py
`;

test('the bundle reads every instruction as the source does', async () => {
	const cwd = temporaryFolder({ Dockerfile: everyInstruction });
	const { stdout } = await run(['check', '--format', 'json'], { cwd });
	const [{ problems }] = JSON.parse(stdout).files;
	const seen = problems.map(({ id, line, endLine }: Record<string, unknown>) => `${id} ${line} ${endLine}`);
	const today = '2026-01-01';
	const expected = checkText('Dockerfile', everyInstruction, {
		context: { ignoreFile: undefined, entering: [] },
		today,
	})
		.problems.filter(({ practice }) => practice.id !== 'HC072')
		.map(({ practice, line, endLine }) => `${practice.id} ${line} ${endLine}`);
	expect(seen.filter((text: string) => !text.startsWith('HC072'))).toEqual(expected);
	expect(seen.length).toBeGreaterThan(20);
});
