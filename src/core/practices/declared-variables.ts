import type { Dockerfile } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { buildkit, hadolint } from './support/references.ts';
import { judge } from './support/stages.ts';
import { undeclared } from './support/variables.ts';

export const declaredVariables = definePractice({
	id: 'HC062',
	slug: 'declared-variables',
	title: 'Declare the variables you use',
	severity: 'warning',
	why: 'A variable that was never declared, or was misspelt, becomes nothing, without an error: a version is empty and the newest is installed, a path is cut short and rm -rf reaches further than it should. ARG before the first FROM is not known inside a stage, which surprises almost everyone once.',
	comment: 'no variable can silently be empty',
	fix: 'Declare it with ARG or ENV in the same stage before it is used; repeat ARG name after FROM for one that was declared above.',
	references: [
		buildkit('UndefinedVar'),
		buildkit('UndefinedArgInFrom'),
		buildkit('InvalidDefaultArgInFrom'),
		hadolint('DL3044'),
	],
	examples: {
		good: [
			'ARG V=3.23\nFROM alpine:$V\nARG V\nLABEL v=$V\n',
			'FROM alpine:3.23\nENV A=1\nENV B=$A\nCOPY x $B\n',
			'FROM alpine:3.23\nENV PATH=/x:$PATH\n',
		],
		bad: [
			'FROM alpine:$V\n',
			'ARG V\nFROM alpine:$V\n',
			'ARG V=1\nFROM alpine:3.23\nLABEL v=$V\n',
			'FROM alpine:3.23\nCOPY x $DESTINATION\n',
			'FROM alpine:3.23\nENV A=1 B=$A\n',
		],
	},
	checkDockerfile: (file: Dockerfile) => judge(undeclared(file)),
});
