import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const validStructure = definePractice({
	id: 'HC070',
	slug: 'valid-structure',
	title: 'Keep to the structure of a Dockerfile',
	severity: 'error',
	why: 'Before the first FROM only ARG may stand, and ONBUILD cannot hold FROM, MAINTAINER or another ONBUILD. Builders refuse such files, or some do and others drop the line.',
	comment: 'every builder reads this file the same way',
	fix: 'Begin with FROM, after ARG at most, and write the instruction directly instead of in ONBUILD.',
	references: [hadolint('DL3061'), hadolint('DL3043')],
	examples: {
		good: ['ARG V=3.23\nFROM alpine:$V\nONBUILD RUN echo a\n'],
		bad: [
			'FROM alpine:3.23\nONBUILD FROM debian\n',
			'FROM alpine:3.23\nONBUILD ONBUILD RUN echo a\n',
			'RUN echo a\nFROM alpine:3.23\n',
		],
	},
	checkDockerfile: (file) =>
		judge([
			...file.strays.map((instruction) => at(instruction, `${instruction.keyword} stands before the first FROM.`)),
			...everyInstruction(file)
				.filter(({ keyword, argument }) => keyword === 'ONBUILD' && /^(FROM|MAINTAINER|ONBUILD)\b/i.test(argument))
				.map((instruction) => at(instruction, 'ONBUILD cannot hold this instruction.')),
		]),
});
