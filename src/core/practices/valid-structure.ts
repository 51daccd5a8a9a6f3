import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const validStructure = definePractice({
	id: 'HC070',
	slug: 'valid-structure',
	title: 'Keep to the structure of a Dockerfile',
	severity: 'error',
	why: 'Before the first FROM only ARG may stand, ONBUILD cannot hold FROM, MAINTAINER or another ONBUILD, and a here-document needs its end. Builders refuse such files, or some do and others drop the line.',
	comment: 'every builder reads this file the same way',
	fix: 'Begin with FROM, after ARG at most, write the instruction directly instead of in ONBUILD, end each line that goes on with a backslash, and each here-document with its word.',
	references: [hadolint('DL3061'), hadolint('DL3043')],
	examples: {
		good: [
			'ARG V=3.23\nFROM alpine:$V\nONBUILD RUN echo a\n',
			'# syntax=example.org/frontend\nFROM alpine:3.23\nIMPORT a\n',
			'FROM alpine:3.23\nRUN <<EOF\necho a\nEOF\nCOPY <<-A <<B /etc/\n\ta\n\tA\nb\nB\nUSER 1:1\n',
			'FROM alpine:3.23\nRUN cat /proc/self/fd/3 3<<EOF\na b\nEOF\n',
		],
		bad: [
			'FROM alpine:3.23\nONBUILD FROM debian\n',
			'FROM alpine:3.23\nONBUILD ONBUILD RUN echo a\n',
			'RUN echo a\nFROM alpine:3.23\n',
			'FROM alpine:3.23\nRUN apk update &&\n    apk add curl\n',
			'FROM alpine:3.23\nRUN <<EOF\necho a\n',
		],
	},
	checkDockerfile: (file) =>
		judge([
			...file.strays.map((instruction) => at(instruction, `${instruction.keyword} stands before the first FROM.`)),
			...everyInstruction(file)
				.filter(({ keyword, argument }) => keyword === 'ONBUILD' && /^(FROM|MAINTAINER|ONBUILD)\b/i.test(argument))
				.map((instruction) => at(instruction, 'ONBUILD cannot hold this instruction.')),
			...everyInstruction(file)
				.filter(({ keyword }) => readsAsDocker(file) && !instructions.has(keyword))
				// A builder stops there, and a template of something else would have one on each line.
				.slice(0, 1)
				.map((instruction) =>
					at(
						instruction,
						`${firstWord(instruction)} is no instruction; it is misspelt, or the line above lacks its backslash.`,
					),
				),
			...everyInstruction(file)
				.filter(({ text }) => text.includes('\uFFFD'))
				.map((instruction) => at(instruction, 'This is not all in UTF-8, so builders refuse it.')),
			...everyInstruction(file)
				.filter(isOpen)
				.map((instruction) => at(instruction, `No line ${instruction.heredocs.at(-1)?.name} ends this here-document.`)),
		]),
});

const instructions = new Set(
	'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
		' ',
	),
);

/** Another frontend may have instructions of its own, and a here-document with a number, as 3<<EOF, is read wrongly here. */
const readsAsDocker = ({ directives, text }: Dockerfile): boolean =>
	/^(docker\.io\/)?docker\/dockerfile/.test(directives.syntax ?? 'docker/dockerfile') && !/\s\d<<-?["']?\w/.test(text);

const firstWord = ({ text }: Instruction): string => text.trimStart().split(/\s/)[0] ?? '';

/** The lines of an instruction end with the last of its here-documents. */
const isOpen = ({ text, heredocs }: Instruction): boolean => {
	const name = heredocs.at(-1)?.name;
	return name !== undefined && text.slice(text.lastIndexOf('\n') + 1).trim() !== name;
};
