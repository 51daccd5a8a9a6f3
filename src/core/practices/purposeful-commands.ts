import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const purposefulCommands = definePractice({
	id: 'HC066',
	slug: 'purposeful-commands',
	title: 'Leave out commands that do nothing here',
	severity: 'info',
	why: 'service, shutdown, mount, ssh and the like speak to a machine that is running. In a build step there is none, so they do nothing, or nothing that lasts. The reader believes that something was started or mounted.',
	comment: 'every step leaves something behind in the image',
	fix: 'Remove the command; start processes with CMD, and mount when the container runs.',
	references: [hadolint('DL3001')],
	examples: {
		good: ['FROM debian:trixie-slim\nRUN mkdir /app\n'],
		bad: ['FROM debian:trixie-slim\nRUN service nginx start\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter((command) => pointless.has(programOf(command)))
				.map((command) => at(command.instruction, `${programOf(command)} does nothing that lasts in a build.`)),
		),
});

const pointless = new Set(['free', 'kill', 'mount', 'ps', 'service', 'shutdown', 'ssh', 'top', 'vim']);
