import { definePractice } from './practice.ts';
import { cis, page } from './support/references.ts';
import { programOf, type RunCommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const noPipedInstallers = definePractice({
	id: 'HC050',
	slug: 'no-piped-installers',
	title: 'Run no script straight from the network',
	severity: 'warning',
	why: 'curl … | sh runs whatever the server sends at that moment, with the rights of the build and without a trace of what it was. If the server is taken over, or sends something else to build machines than to you, nobody can tell afterwards.',
	comment: 'what is run was checked first',
	fix: 'Download to a file, compare its checksum with one written in the Dockerfile (sha256sum -c), then run it; or install a package.',
	references: [cis('4.12'), page('CWE-494', 'https://cwe.mitre.org/data/definitions/494.html')],
	examples: {
		good: ['FROM alpine:3.23\nRUN wget -O a.sh https://example.org/a.sh && sha256sum -c sums && sh a.sh\n'],
		bad: [
			'FROM alpine:3.23\nRUN curl -fsSL https://example.org/install.sh | sh\n',
			'FROM alpine:3.23\nRUN wget -qO- https://example.org/install.py | python3 -\n',
			'FROM alpine:3.23\nRUN bash <(curl -fsSL https://example.org/install.sh)\n',
			'FROM alpine:3.23\nRUN sh -c "$(curl -fsSL https://example.org/install.sh)"\n',
		],
	},
	checkDockerfile: (file) => {
		const commands = runCommands(file);
		return judge(
			commands
				.filter((command, index) => runsDownload(command, commands[index + 1]))
				.map(({ instruction }) => at(instruction, 'A script from the network is run without being checked.')),
		);
	},
});

const interpreters = /^(sh|bash|ash|dash|zsh|python[\d.]*|perl|ruby|node|sudo)$/;

const runsDownload = (command: RunCommand, next: RunCommand | undefined): boolean => {
	const program = programOf(command);
	if (/^(sh|bash|ash|dash|zsh|eval|source|\.)$/.test(program))
		// Of bash <(curl …) the parser leaves the words alone.
		return command.words.some(
			(word, index) => /\$\(\s*(curl|wget)/.test(word) || (index === 1 && /^(curl|wget)$/.test(word)),
		);
	if (!['curl', 'wget'].includes(program) || !command.piped) return false;
	return (
		next !== undefined &&
		next.instruction === command.instruction &&
		next.after === '|' &&
		interpreters.test(programOf(next))
	);
};
