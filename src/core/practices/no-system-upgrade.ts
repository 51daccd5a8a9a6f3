import { definePractice } from './practice.ts';
import { dockle, kics, trivy } from './support/references.ts';
import { isSubcommand, operands, type RunCommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const noSystemUpgrade = definePractice({
	id: 'HC046',
	slug: 'no-system-upgrade',
	title: 'Take updates from the base image',
	severity: 'info',
	why: 'An upgrade of all packages during the build makes every build different, and hides that the base image is old. It doubles what is changed in the layer below. The base image is rebuilt with the same updates, tested by those who make it; what you need is a newer base and a fresh build.',
	comment: 'updates come with a newer base image, the same for every build',
	fix: 'Remove apt-get upgrade, dist-upgrade, apk upgrade or dnf update, pull a newer base image and build again (docker build --pull).',
	references: [dockle('DKL-DI-0003'), trivy('DS-0024'), kics('682fe378'), kics('989ab888'), kics('09fda05e')],
	examples: {
		good: ['FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --only-upgrade curl\n'],
		bad: [
			'FROM debian:trixie-slim\nRUN apt-get update && apt-get -y dist-upgrade\n',
			'FROM alpine:3.23\nRUN apk -U upgrade\n',
			'FROM fedora:43\nRUN dnf -y update\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter(upgradesAll)
				.map(({ instruction }) => at(instruction, 'All packages are upgraded, differently on every day.')),
		),
});

const upgradesAll = (command: RunCommand): boolean => {
	if (
		isSubcommand(command, ['apt-get', 'apt', 'aptitude'], ['upgrade', 'dist-upgrade', 'full-upgrade', 'safe-upgrade'])
	)
		return true;
	if (!isSubcommand(command, ['apk', 'yum', 'dnf', 'microdnf', 'zypper'], ['upgrade', 'update', 'dup'])) return false;
	const named = operands(command.words.slice(1));
	return !(named[0] === 'update' && command.words[0] === 'apk') && named.length === 1;
};
