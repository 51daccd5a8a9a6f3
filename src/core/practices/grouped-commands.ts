import type { Dockerfile, Instruction, Stage } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';
import { commandsOf } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const groupedCommands = definePractice({
	id: 'HC023',
	slug: 'grouped-commands',
	title: 'Group commands that belong together',
	severity: 'info',
	why: 'Each RUN makes a layer, and a layer is never changed afterwards. What one RUN leaves behind and the next one deletes is still stored and shipped. One RUN that installs and cleans up leaves nothing.',
	comment: 'one step, one layer: what is cleaned up here is really gone',
	fix: 'Join consecutive RUN instructions that belong together with && or in one heredoc.',
	references: [hadolint('DL3059'), kics('0008c003')],
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN mkdir /a && mkdir /b\n',
			'FROM python:3.13-slim-trixie\nRUN mkdir /a\nUSER 65532:65532\nRUN mkdir /tmp/b\n',
		],
		bad: ['FROM python:3.13-slim-trixie\nRUN mkdir /a\nRUN mkdir /b\n'],
	},
	checkDockerfile: (file: Dockerfile) => judge(file.stages.flatMap(neighbours)),
});

/** A RUN right after another one with the same flags, unless one of them already groups several commands. */
const neighbours = ({ instructions }: Stage) =>
	instructions
		.filter((instruction, index) => isNeighbour(instruction, instructions[index - 1]))
		.map((instruction) => at(instruction, 'This RUN could be one with the RUN above it.'));

const isNeighbour = (instruction: Instruction, before: Instruction | undefined): boolean => {
	if (instruction.keyword !== 'RUN' || before?.keyword !== 'RUN') return false;
	if (JSON.stringify(instruction.flags) !== JSON.stringify(before.flags)) return false;
	if ((instruction.json === undefined) !== (before.json === undefined)) return false;
	return commandsOf(instruction).length === 1 && commandsOf(before).length === 1;
};
