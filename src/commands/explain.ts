import path from 'node:path';
import { showPaged } from '../ask/pager.ts';
import { closest } from '../closest.ts';
import { type ExplainedFile, explainFile } from '../core/explain/explain-file.ts';
import { findImage } from '../core/explain/images.ts';
import { findGuide, type InstructionGuide, instructionGuides } from '../core/explain/instructions.ts';
import { findPracticeById, practices } from '../core/practices/index.ts';
import type { Practice } from '../core/practices/practice.ts';
import { readContext, readDockerfile, readIfThere } from '../disk/dockerfiles.ts';
import { ExitCode, UsageError } from '../errors.ts';
import { columnsOf, hasColour, type Io } from '../io.ts';
import { fileHtml } from '../report/explain-html.ts';
import { fileJson, guideJson, practiceJson } from '../report/explain-json.ts';
import { fileMarkdown, guideMarkdown, practiceMarkdown } from '../report/explain-markdown.ts';
import { fileText, guideText, listText, practiceText } from '../report/explain-text.ts';
import { printHelp } from '../report/help.ts';
import { createStyle } from '../report/style.ts';
import { type ExplainFormat, type ExplainOptions, explainHelp, parseExplainOptions } from './explain-options.ts';
import { showPractice } from './show.ts';

/** What can be explained: a practice, an instruction, a file or some of its lines, or all practices. */
type Subject =
	| { readonly kind: 'practice'; readonly practice: Practice }
	| { readonly kind: 'guide'; readonly guide: InstructionGuide }
	| { readonly kind: 'file'; readonly file: ExplainedFile }
	| { readonly kind: 'list' };

export const runExplain = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	const options = parseExplainOptions(args);
	if (options.help) return printHelp(explainHelp, io);
	const subject = await findSubject(options.subject, io);
	if (options.show) return show(subject, options, io);
	const text = format(subject, options.format, io);
	if (options.format === 'text') await showPaged(text, io);
	else io.stdout.write(text);
	return ExitCode.done;
};

const findSubject = async (name: string | undefined, io: Io): Promise<Subject> => {
	if (name === undefined) return { kind: 'list' };
	const practice = findPracticeById(name);
	if (practice !== undefined) return { kind: 'practice', practice };
	const file = await findFile(name, io);
	if (file !== undefined) return { kind: 'file', file };
	const guide = findGuide(name) ?? findImage(name, io.today);
	if (guide !== undefined) return { kind: 'guide', guide };
	throw new UsageError(`There is nothing called "${name}" to explain.`, whatInstead(name));
};

const whatInstead = (name: string): string => {
	if (/^hc\d+$/i.test(name)) return `Practices go from ${practices[0]?.id} to ${practices.at(-1)?.id}.`;
	const names = [
		...practices.map(({ slug }) => slug),
		...instructionGuides.map(({ keyword }) => keyword.toLowerCase()),
	];
	const similar = closest(name.toLowerCase(), names);
	return similar === undefined
		? 'Name a practice (HC012), a Dockerfile, a line of it (Dockerfile:3), an instruction (COPY) or an image (python:3.13-slim-trixie).'
		: `Did you mean ${similar}?`;
};

/** `name` may end with a line, for example Dockerfile:12. */
const findFile = async (name: string, io: Io): Promise<ExplainedFile | undefined> => {
	const [, before = '', number] = /^(.*?)(?::(\d+))?$/.exec(name) ?? [];
	const place = path.resolve(io.workingDirectory, before);
	if ((await readIfThere(place)) === undefined) return undefined;
	const [text, context] = await Promise.all([readDockerfile(place), readContext(place)]);
	const file = explainFile(before, text, { context, today: io.today });
	if (number === undefined) return file;
	const line = Number(number);
	const instructions = file.instructions.filter(
		(instruction) => line >= instruction.line && line <= instruction.endLine,
	);
	if (instructions.length > 0) return { ...file, instructions };
	throw new UsageError(`Line ${number} of ${before} belongs to no instruction.`, 'Name the line of an instruction.');
};

const format = (subject: Subject, kind: ExplainFormat, io: Io): string => {
	if (kind === 'json') return `${JSON.stringify(toJson(subject), undefined, 2)}\n`;
	if (kind === 'markdown') return toMarkdown(subject);
	if (kind === 'html') return toHtml(subject);
	return `${toText(subject, io).join('\n')}\n`;
};

const toText = (subject: Subject, io: Io): readonly string[] => {
	const options = { columns: columnsOf(io), style: createStyle(hasColour(io)) };
	if (subject.kind === 'practice') return practiceText(subject.practice, options);
	if (subject.kind === 'guide') return guideText(subject.guide, options);
	return subject.kind === 'file' ? fileText(subject.file, options) : listText(practices, options);
};

const toJson = (subject: Subject): unknown => {
	if (subject.kind === 'practice') return practiceJson(subject.practice);
	if (subject.kind === 'guide') return guideJson(subject.guide);
	return subject.kind === 'file' ? fileJson(subject.file) : practices.map(practiceJson);
};

const toMarkdown = (subject: Subject): string => {
	if (subject.kind === 'practice') return practiceMarkdown(subject.practice);
	if (subject.kind === 'guide') return guideMarkdown(subject.guide);
	return subject.kind === 'file' ? fileMarkdown(subject.file) : practices.map(practiceMarkdown).join('\n');
};

const toHtml = (subject: Subject): string => {
	if (subject.kind === 'file') return fileHtml(subject.file);
	throw new UsageError('--html explains a file.', 'Name a Dockerfile, or take --markdown.');
};

const show = async (subject: Subject, options: ExplainOptions, io: Io): Promise<ExitCode> => {
	if (subject.kind !== 'practice')
		throw new UsageError('--show demonstrates a practice.', 'Name one, for example explain HC012 --show.');
	return showPractice(subject.practice, { engine: options.engine, io });
};
