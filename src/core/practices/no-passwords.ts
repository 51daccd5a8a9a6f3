import { definePractice } from './practice.ts';
import { checkov, cis, dockle } from './support/references.ts';
import { hasOption, programOf, type RunCommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const noPasswords = definePractice({
	id: 'HC055',
	slug: 'no-passwords',
	title: 'Set no passwords',
	severity: 'error',
	why: 'A password that a build step sets can be read in the history of the image, and is the same in every container made from it. Nobody logs in to a container with a password, so it helps only those who should not be in there.',
	comment: 'no account of this image can be logged in to',
	fix: 'Remove chpasswd, passwd and useradd -p; accounts without a password cannot be logged in to.',
	references: [checkov('CKV2_DOCKER_17'), dockle('DKL-LI-0001'), cis('4.10')],
	examples: {
		good: ['FROM debian:trixie-slim\nRUN useradd --system appuser && passwd -l appuser\n'],
		bad: [
			"FROM debian:trixie-slim\nRUN echo 'root:hunter2' | chpasswd\n",
			'FROM debian:trixie-slim\nRUN passwd -d root\n',
			'FROM debian:trixie-slim\nRUN useradd -p secret appuser\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter(setsPassword)
				.map(({ instruction }) => at(instruction, 'A password is set or removed.')),
		),
});

const setsPassword = (command: RunCommand): boolean => {
	const program = programOf(command);
	if (program === 'chpasswd') return true;
	if (program === 'passwd') return !hasOption(command, '-l', '--lock', '-S', '--status');
	return ['useradd', 'usermod'].includes(program) && hasOption(command, '-p', '--password');
};
