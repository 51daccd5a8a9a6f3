import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';
import { hasOption, programOf, type RunCommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const smallLoginLog = definePractice({
	id: 'HC067',
	slug: 'small-login-log',
	title: 'Keep the login log small',
	severity: 'info',
	why: 'useradd writes a place for each possible user id up to the new one into /var/log/lastlog and faillog. With a high id that is a file of gigabytes with holes in it, which some builders and registries store in full. The option -l leaves these logs alone.',
	comment: 'a high user id does not grow a log file of gigabytes',
	fix: 'Add --no-log-init (-l) to useradd when the user id is high.',
	references: [hadolint('DL3046')],
	examples: {
		good: [
			'FROM debian:trixie-slim\nRUN useradd --no-log-init --uid 100000 a\n',
			'FROM debian:trixie-slim\nRUN useradd -u 65532 a\n',
		],
		bad: ['FROM debian:trixie-slim\nRUN useradd -u 1234567 a\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter(growsLog)
				.map(({ instruction }) =>
					at(instruction, 'useradd with a high id writes a huge login log; add --no-log-init.'),
				),
		),
});

const growsLog = (command: RunCommand): boolean => {
	if (programOf(command) !== 'useradd' || hasOption(command, '-l', '--no-log-init')) return false;
	return /(?:-\w*u|--uid)[ =]?\d{6,}/.test(command.words.join(' '));
};
