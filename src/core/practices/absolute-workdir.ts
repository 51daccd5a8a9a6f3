import { unquote } from '../dockerfile-text/assignments.ts';
import { definePractice } from './practice.ts';
import { buildkit, checkov, hadolint, kics, trivy } from './support/references.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const absoluteWorkdir = definePractice({
	id: 'HC038',
	slug: 'absolute-workdir',
	title: 'Use an absolute working directory',
	severity: 'error',
	why: 'A relative WORKDIR starts from wherever the base image left off. When the base changes that, files land elsewhere without a word, and the service does not find its code, or finds another. An absolute path always means the same place.',
	comment: 'always the same place, wherever the base image had left off',
	fix: 'Begin the path of WORKDIR with a slash, for example WORKDIR /app.',
	references: [
		hadolint('DL3000'),
		buildkit('WorkdirRelativePath'),
		trivy('DS-0009'),
		checkov('CKV_DOCKER_10'),
		kics('6b376af8'),
	],
	examples: {
		good: ['FROM alpine:3.23\nWORKDIR /app\n', 'FROM alpine:3.23\nWORKDIR $HOME/app\n'],
		bad: ['FROM alpine:3.23\nWORKDIR app\n', 'FROM alpine:3.23\nWORKDIR ./app\n'],
	},
	checkDockerfile: (file) =>
		judge(
			everyInstruction(file)
				.filter(({ keyword, argument }) => keyword === 'WORKDIR' && !/^(\/|\$|[A-Za-z]:)/.test(unquote(argument)))
				.map((instruction) => at(instruction, `${instruction.argument} is not an absolute path.`)),
		),
});
