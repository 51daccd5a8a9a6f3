import { unquote } from '../dockerfile-text/assignments.ts';
import { definePractice } from './practice.ts';
import { trivy } from './support/references.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const ownFolder = definePractice({
	id: 'HC071',
	slug: 'own-folder',
	title: 'Work in a folder of your own',
	severity: 'warning',
	why: "With WORKDIR /etc, /bin or /proc, files of the service mix with those of the system. One COPY can replace a system file, a mount there can hide the system's own, and whoever may write to the working folder may then change the system.",
	comment: "the service's files and the system's do not mix",
	fix: 'Use a folder that only the service has, for example WORKDIR /app.',
	references: [trivy('DS-0030')],
	examples: {
		good: ['FROM alpine:3.23\nWORKDIR /app\n', 'FROM alpine:3.23\nWORKDIR /usr/src/app\n'],
		bad: ['FROM alpine:3.23\nWORKDIR /etc\n', 'FROM alpine:3.23\nWORKDIR /usr/bin/\n'],
	},
	checkDockerfile: (file) =>
		judge(
			everyInstruction(file)
				.filter(({ keyword, argument }) => keyword === 'WORKDIR' && systemFolder.test(unquote(argument)))
				.map((instruction) => at(instruction, `${instruction.argument} belongs to the system.`)),
		),
});

const systemFolder =
	/^\/(bin|sbin|lib|lib64|boot|dev|etc|proc|sys|run|root|usr|usr\/(bin|sbin|lib)|var|var\/(lib|run))\/?$|^\/(proc|sys|dev)\//;
