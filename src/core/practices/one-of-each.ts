import type { Stage } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { buildkit, hadolint, kics, trivy } from './support/references.ts';
import { at, judge } from './support/stages.ts';

export const oneOfEach = definePractice({
	id: 'HC059',
	slug: 'one-of-each',
	title: 'Write CMD, ENTRYPOINT and HEALTHCHECK once',
	severity: 'warning',
	why: 'Only the last CMD, ENTRYPOINT or HEALTHCHECK of a stage counts; the others are dropped without a word. A reader sees a command that never runs, and edits the wrong one on the day it matters.',
	comment: 'the one that is written is the one that counts',
	fix: 'Remove all but the last one in each stage.',
	references: [
		hadolint('DL4003'),
		hadolint('DL4004'),
		hadolint('DL3012'),
		buildkit('MultipleInstructionsDisallowed'),
		trivy('DS-0016'),
		trivy('DS-0007'),
		trivy('DS-0023'),
		kics('41c195f4'),
		kics('6938958b'),
	],
	examples: {
		good: ['FROM alpine:3.23\nENTRYPOINT ["a"]\nCMD ["b"]\n'],
		bad: ['FROM alpine:3.23\nCMD ["a"]\nCMD ["b"]\n', 'FROM alpine:3.23\nENTRYPOINT ["a"]\nENTRYPOINT ["b"]\n'],
	},
	checkDockerfile: (file) => judge(file.stages.flatMap(dropped)),
});

const dropped = ({ instructions }: Stage) =>
	['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].flatMap((keyword) =>
		instructions
			.filter((instruction) => instruction.keyword === keyword)
			.slice(0, -1)
			.map((instruction) => at(instruction, `This ${keyword} is dropped; a later one counts.`)),
	);
