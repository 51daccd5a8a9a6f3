import type { Dockerfile, Instruction } from '../dockerfile.ts';
import type { Place } from '../finding.ts';
import { definePractice } from './practice.ts';
import { buildkit } from './support/references.ts';
import { at, everyLine, judge } from './support/stages.ts';

export const consistentSpelling = definePractice({
	id: 'HC064',
	slug: 'consistent-spelling',
	title: 'Write the file as tools expect it',
	severity: 'info',
	why: 'Mixed upper and lower case, empty lines inside a continued instruction and comments in the wrong place are still read today. But builders warn that some will become errors, and people overlook what does not look like an instruction.',
	comment: 'written so that no tool and no reader stumbles',
	fix: 'Write instructions in upper case, AS in the case of FROM, protocols in lower case, and leave out empty lines after a backslash.',
	references: [buildkit('ConsistentInstructionCasing'), buildkit('FromAsCasing'), buildkit('NoEmptyContinuation')],
	examples: {
		good: ['FROM alpine:3.23 AS build\nRUN echo a \\\n    && echo b\n', 'from alpine:3.23 as build\nrun echo a\n'],
		bad: [
			'FROM alpine:3.23\nrun echo a\n',
			'FROM alpine:3.23 as build\n',
			'FROM alpine:3.23\nRUN echo a \\\n\n    && echo b\n',
		],
	},
	checkDockerfile: (file: Dockerfile) => judge(spellingPlaces(file)),
});

const spellingPlaces = (file: Dockerfile): readonly Place[] => {
	const all = everyLine(file);
	const upper = all.filter((instruction) => isUpper(writtenKeyword(instruction))).length;
	const wanted = upper * 2 >= all.length ? 'upper' : 'lower';
	return [
		...all
			.filter((instruction) => !isCase(writtenKeyword(instruction), wanted))
			.map((instruction) => at(instruction, `Write ${writtenKeyword(instruction)} in ${wanted} case, as the others.`)),
		...file.stages.filter(({ from }) => mixedAs(from)).map(({ from }) => at(from, 'Write AS in the case of FROM.')),
		...all.filter(hasEmptyLine).map((instruction) => at(instruction, 'An empty line follows a backslash.')),
	];
};

const writtenKeyword = ({ text }: Instruction): string => /^\s*(\w+)/.exec(text)?.[1] ?? '';

const isUpper = (word: string): boolean => word === word.toUpperCase();

const isCase = (word: string, wanted: string): boolean =>
	word === (wanted === 'upper' ? word.toUpperCase() : word.toLowerCase());

const mixedAs = (from: Instruction): boolean => {
	const as = /\s(as)\s+\S+\s*$/i.exec(from.argument)?.[1];
	return as !== undefined && isUpper(as) !== isUpper(writtenKeyword(from));
};

const hasEmptyLine = ({ text, heredocs }: Instruction): boolean =>
	heredocs.length === 0 && /[\\`][ \t]*\n[ \t]*\n/.test(text);
