import type { Dockerfile, Instruction } from '../dockerfile.ts';
import type { Place } from '../finding.ts';
import { definePractice } from './practice.ts';
import { cis, hadolint, kics } from './support/references.ts';
import { at, everyInstruction, findStage, flagOf, judge } from './support/stages.ts';

export const noExternalCopy = definePractice({
	id: 'HC037',
	slug: 'no-external-copy',
	title: 'Copy only from named stages',
	severity: 'warning',
	why: 'COPY --from=some/image puts files of another published image into yours, and no FROM line shows it: tools that list or update base images look there. Stages called by number break silently when a stage is added. A named stage is visible, pinned like every base, and survives reordering.',
	comment: 'every source of files is a stage of this file, visible in its FROM line',
	fix: 'Add a stage for the image (FROM image:tag AS name) and copy with COPY --from=name.',
	references: [hadolint('DL3022'), kics('68a51e22'), cis('4.2')],
	examples: {
		good: ['FROM alpine:3.23 AS build\nFROM alpine:3.23\nCOPY --from=build /a /a\n'],
		bad: [
			'FROM alpine:3.23\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv\n',
			'FROM alpine:3.23\nFROM alpine:3.23\nCOPY --from=0 /a /a\n',
			'FROM alpine:3.23\nCOPY --from=later /a /a\n',
		],
	},
	checkDockerfile: (file) => judge(everyInstruction(file).flatMap((instruction) => judgeSource(file, instruction))),
});

const judgeSource = (file: Dockerfile, instruction: Instruction): readonly Place[] => {
	const from = flagOf(instruction, 'from');
	if (instruction.keyword !== 'COPY' || from === undefined || from.includes('$')) return [];
	const stage = findStage(file, from, instruction.stage);
	if (/^\d+$/.test(from)) return [at(instruction, `Stage ${from} is named by its number.`)];
	return stage === undefined ? [at(instruction, `${from} is not a stage of this file above this line.`)] : [];
};
