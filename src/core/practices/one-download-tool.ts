import type { Dockerfile, Instruction, Stage } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { hadolint, kics, trivy } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const oneDownloadTool = definePractice({
	id: 'HC063',
	slug: 'one-download-tool',
	title: 'Use one download tool',
	severity: 'info',
	why: 'curl and wget do the same. An image that installs both has twice the code to keep updated, and an intruder has a spare. Python, which is there anyway, can download as well.',
	comment: 'one tool for downloads, one to keep updated',
	fix: 'Keep curl or wget, not both, and only in a build stage.',
	references: [hadolint('DL4001'), trivy('DS-0014'), kics('fc775e75')],
	examples: {
		good: ['FROM alpine:3.23\nRUN wget -q https://example.org/a\n'],
		bad: ['FROM alpine:3.23\nRUN wget -q https://example.org/a\nRUN curl -O https://example.org/b\n'],
	},
	checkDockerfile: (file: Dockerfile) =>
		judge(
			file.stages.flatMap((stage) =>
				secondTools(stage).map((instruction) => at(instruction, 'curl and wget are both used in this stage.')),
			),
		),
});

/** Every RUN that downloads from where on both tools have been used. */
const secondTools = (stage: Stage): readonly Instruction[] => {
	const downloads = runCommands({ stages: [stage] }).filter((command) => ['curl', 'wget'].includes(programOf(command)));
	const second = downloads.findIndex((command) => programOf(command) !== programOf(downloads[0] ?? command));
	return second < 0 ? [] : [...new Set(downloads.slice(second).map(({ instruction }) => instruction))];
};
