import { definePractice } from './practice.ts';
import { hadolint, kics, trivy } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const workdirOverCd = definePractice({
	id: 'HC060',
	slug: 'workdir-over-cd',
	title: 'Change folders with WORKDIR',
	severity: 'info',
	why: 'cd lasts only until the end of its RUN, so the next step is back where it was. Steps that look as if they ran in one folder then run in another, and their files land there. WORKDIR says it once for all that follows, and for the running service.',
	comment: 'the folder that is named here holds for every step below',
	fix: 'Replace RUN cd /folder && … by WORKDIR /folder and RUN …',
	references: [hadolint('DL3003'), trivy('DS-0013'), kics('f4a6bcd3')],
	examples: {
		good: ['FROM alpine:3.23\nWORKDIR /src\nRUN make\n'],
		bad: ['FROM alpine:3.23\nRUN cd /src && make\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter((command) => programOf(command) === 'cd')
				.map(({ instruction }) => at(instruction, 'cd holds only until the end of this RUN.')),
		),
});
