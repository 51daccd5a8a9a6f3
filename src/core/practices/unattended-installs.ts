import { definePractice } from './practice.ts';
import { hadolint, kics, trivy } from './support/references.ts';
import { hasOption, isSubcommand, type RunCommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const unattendedInstalls = definePractice({
	id: 'HC042',
	slug: 'unattended-installs',
	title: 'Install packages without questions',
	severity: 'warning',
	why: 'A package manager that asks "continue?" finds nobody to answer during a build, and the build fails or hangs. With the option that answers yes, the build does not depend on how many packages come along.',
	comment: 'nobody is there to answer a question during a build',
	fix: 'Add -y to apt-get, yum, dnf and microdnf install, and --non-interactive or -y to zypper.',
	references: [hadolint('DL3014'), hadolint('DL3030'), hadolint('DL3038'), trivy('DS-0021'), kics('77783205')],
	examples: {
		good: [
			'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -yq curl\n',
			'FROM fedora:43\nRUN dnf -y install curl\n',
		],
		bad: [
			'FROM debian:trixie-slim\nRUN apt-get update && apt-get install curl\n',
			'FROM fedora:43\nRUN dnf install curl\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter(asks)
				.map(({ instruction }) => at(instruction, 'The installation asks a question that nobody answers; add -y.')),
		),
});

const asks = (command: RunCommand): boolean => {
	const installs = isSubcommand(
		command,
		['apt-get', 'yum', 'dnf', 'microdnf', 'zypper'],
		['install', 'groupinstall', 'localinstall'],
	);
	if (!installs) return false;
	const quiet = command.words.filter((word) => word === '-q' || word === '--quiet').length >= 2;
	return (
		!quiet &&
		!hasOption(
			command,
			'-y',
			'--yes',
			'--assume-yes',
			'--assumeyes',
			'-qq',
			'-q=2',
			'-n',
			'--non-interactive',
			'--no-confirm',
		)
	);
};
