import type { Dockerfile, Instruction, Stage } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';
import { commandsOf, programOf, scriptOf } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const failingPipes = definePractice({
	id: 'HC051',
	slug: 'failing-pipes',
	title: 'Let a pipe fail',
	severity: 'warning',
	why: 'A shell looks only at the last command of a pipe. When the download in front of it fails, the step still counts as done, and an image with an empty or half file goes out. With pipefail the build stops at the error.',
	comment: 'an error in front of a pipe stops the build',
	fix: 'Begin the RUN with set -o pipefail where the shell knows it (SHELL ["/bin/bash", "-o", "pipefail", "-c"]; /bin/ash on Alpine), or do without the pipe.',
	references: [hadolint('DL4006'), kics('efbf148a')],
	examples: {
		good: [
			'FROM debian:trixie-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN cat a | sort > b\n',
			'FROM alpine:3.23\nRUN set -o pipefail && cat a | sort > b\n',
			'FROM alpine:3.23\nRUN sort a > b || true\n',
			'FROM debian:trixie-slim\nRUN case "$TAG" in dev|beta) touch a ;; esac\n',
		],
		bad: ['FROM debian:trixie-slim\nRUN curl -fsSL https://example.org/a | tar -x\n'],
	},
	checkDockerfile: (file: Dockerfile) => judge(file.stages.flatMap(silentPipes)),
});

const silentPipes = ({ instructions }: Stage) => {
	let safe = false;
	const found: Instruction[] = [];
	for (const instruction of instructions) {
		if (instruction.keyword === 'SHELL') safe = /pipefail|powershell|pwsh|cmd/i.test(instruction.argument);
		if (instruction.keyword === 'RUN' && !safe && hasSilentPipe(instruction)) found.push(instruction);
	}
	return found.map((instruction) => at(instruction, 'An error in front of the pipe goes unnoticed.'));
};

const hasSilentPipe = (instruction: Instruction): boolean => {
	const commands = commandsOf(instruction);
	const sets = commands.some((command) => programOf(command) === 'set' && command.words.includes('pipefail'));
	return !sets && !/^#!.*pipefail/.test(scriptOf(instruction)) && commands.some(({ piped }) => piped);
};
