import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import type { BuildProgress } from '../../src/core/build-progress.ts';
import { readProgress } from '../../src/engine/buildkit-progress.ts';
import { temporaryProject } from '../support/temporary-project.ts';
import { toolAnswers } from '../support/tool.ts';

const dockerfile = `FROM python:3.13-slim-trixie AS build
COPY note.txt /note.txt
RUN echo one && echo two && exit 3
FROM scratch
COPY --from=build /note.txt /
`;

/** What a reader makes of a real build in one form of progress. */
const watchBuild = async (mode: 'plain' | 'rawjson') => {
	const context = await temporaryProject({ Dockerfile: dockerfile, 'note.txt': mode });
	const seen: BuildProgress[] = [];
	const progress = readProgress((step) => seen.push(step));
	const { all } = await execa('docker', ['buildx', 'build', `--progress=${mode}`, '--no-cache', context], {
		reject: false,
		all: true,
	});
	for (const line of all.split('\n')) progress.readLine(line);
	const { title, error, log } = progress.failure();
	const started = seen.filter(({ state }) => state === 'started').map(({ stage, step, steps }) => [stage, step, steps]);
	const failed = seen.filter(({ state }) => state === 'failed').map(({ step }) => step);
	return { started, failed, title, error, log };
};

describe.skipIf(!toolAnswers('docker', ['info']))('progress of a real build', () => {
	test('plain lines tell what rawjson tells', async () => {
		const plain = await watchBuild('plain');
		expect(plain.title).toBe('[build 3/3] RUN echo one && echo two && exit 3');
		expect(plain.log).toEqual(['one', 'two']);
		expect(plain.started).toContainEqual(['build', 3, 3]);
		expect(plain.failed).toEqual([3]);
		// Which of the other steps have begun when the third fails is up to the engine.
		const { started: _started, ...told } = plain;
		const raw = await watchBuild('rawjson');
		expect(raw).toMatchObject(told);
		expect(raw.started).toContainEqual(['build', 3, 3]);
	});
});
