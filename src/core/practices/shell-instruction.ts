import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const shellInstruction = definePractice({
	id: 'HC065',
	slug: 'shell-instruction',
	title: 'Choose the shell with SHELL',
	severity: 'warning',
	why: 'Replacing /bin/sh by a link changes a file that the base system relies on: its own scripts are then run by another shell, and an update of the package undoes the change. SHELL changes only the steps of this file.',
	comment: 'only the steps of this file use another shell',
	fix: 'Use SHELL ["/bin/bash", "-c"] instead of ln -s /bin/bash /bin/sh.',
	references: [hadolint('DL4005'), kics('8a301064')],
	examples: {
		good: ['FROM debian:trixie-slim\nSHELL ["/bin/bash", "-c"]\n'],
		bad: ['FROM debian:trixie-slim\nRUN ln -sf /bin/bash /bin/sh\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter((command) => ['ln', 'mv', 'cp'].includes(programOf(command)) && command.words.at(-1) === '/bin/sh')
				.map(({ instruction }) => at(instruction, '/bin/sh of the base system is replaced.')),
		),
});
