import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';

export const validStructure = definePractice({
	id: 'HC070',
	slug: 'valid-structure',
	title: 'Keep to the structure of a Dockerfile',
	severity: 'error',
	why: 'Before the first FROM only ARG may stand, and ONBUILD cannot hold FROM, MAINTAINER or another ONBUILD. Builders refuse such files, or some do and others drop the line.',
	comment: 'every builder reads this file the same way',
	fix: 'Begin with FROM, after ARG at most, and write the instruction directly instead of in ONBUILD.',
	references: [hadolint('DL3061'), hadolint('DL3043')],
});
