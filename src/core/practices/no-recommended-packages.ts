import { definePractice } from './practice.ts';
import { cis, hadolint, kics, trivy } from './support/references.ts';
import { isSubcommand, type RunCommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const noRecommendedPackages = definePractice({
	id: 'HC043',
	slug: 'no-recommended-packages',
	title: 'Install no recommended packages',
	severity: 'info',
	why: 'On Debian and Ubuntu, apt-get also installs what a package merely recommends, often several times as much as what was asked for. All of it must be updated and can be used by an intruder, and nobody chose it.',
	comment: 'only what was named and what it truly needs',
	fix: 'Add --no-install-recommends to apt-get install, and name a recommended package if you do need it.',
	references: [hadolint('DL3015'), trivy('DS-0029'), kics('7384dfb2'), cis('4.3')],
	examples: {
		good: [
			'FROM debian:trixie-slim\nRUN apt-get install -y --no-install-recommends curl\n',
			'FROM debian:trixie-slim\nRUN apt-get -o APT::Install-Recommends=false install -y curl\n',
		],
		bad: ['FROM debian:trixie-slim\nRUN apt-get install -y curl\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter(takesRecommended)
				.map(({ instruction }) => at(instruction, 'Recommended packages are installed too.')),
		),
});

const takesRecommended = (command: RunCommand): boolean =>
	isSubcommand(command, ['apt-get'], ['install']) &&
	!command.words.some(
		(word) => word === '--no-install-recommends' || /APT::Install-Recommends="?(0|false|no)/i.test(word),
	) &&
	!command.stage.instructions.some(
		({ line, text }) => line <= command.instruction.line && /APT::Install-Recommends\s+"?(0|false)/i.test(text),
	);
