import { definePractice } from './practice.ts';
import { buildkit, hadolint } from './support/references.ts';

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
});
