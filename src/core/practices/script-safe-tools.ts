import { definePractice } from './practice.ts';
import { checkov, hadolint, kics } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const scriptSafeTools = definePractice({
	id: 'HC044',
	slug: 'script-safe-tools',
	title: 'Use apt-get, not apt',
	severity: 'info',
	why: 'apt is made for people at a terminal; it says itself that its output and behaviour may change between versions and are not for scripts. A build that relies on it can break with an update of the base image. apt-get keeps its interface.',
	comment: 'apt is for people and may change; apt-get is for scripts',
	fix: 'Write apt-get install and apt-cache instead of apt.',
	references: [hadolint('DL3027'), checkov('CKV_DOCKER_9'), kics('b84a0b47')],
	examples: {
		good: ['FROM debian:trixie-slim\nRUN apt-get update\n'],
		bad: ['FROM debian:trixie-slim\nRUN apt update\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter((command) => programOf(command) === 'apt')
				.map(({ instruction }) => at(instruction, 'apt is made for people at a terminal; use apt-get.')),
		),
});
