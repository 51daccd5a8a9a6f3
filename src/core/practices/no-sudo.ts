import { definePractice } from './practice.ts';
import { installsSystemPackages } from './support/installers.ts';
import { checkov, dockle, hadolint, kics, trivy } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const noSudo = definePractice({
	id: 'HC053',
	slug: 'no-sudo',
	title: 'Do without sudo',
	severity: 'warning',
	why: 'sudo is a large setuid program made to turn users into root, the very thing that a container should make impossible. During a build it is not needed, as steps run as root until USER says otherwise; left in the image, it is a way up for an intruder.',
	comment: 'no program whose purpose is to become root',
	fix: 'Put the steps that need root before USER, or switch with USER root and back.',
	references: [hadolint('DL3004'), dockle('DKL-DI-0001'), trivy('DS-0010'), checkov('CKV2_DOCKER_1'), kics('8ada6e80')],
	examples: {
		good: ['FROM debian:trixie-slim\nRUN mkdir /app\n'],
		bad: ['FROM debian:trixie-slim\nRUN sudo mkdir /app\n', 'FROM debian:trixie-slim\nRUN apt-get install -y sudo\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter(
					(command) =>
						programOf(command) === 'sudo' || (installsSystemPackages(command) && command.words.includes('sudo')),
				)
				.map(({ instruction }) => at(instruction, 'sudo is used or installed.')),
		),
});
