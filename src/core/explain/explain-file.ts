import { checkText } from '../check/check-text.ts';
import type { FileCheck, Problem } from '../check/problem.ts';
import type { Dockerfile, Instruction, Stage } from '../dockerfile.ts';
import { type ParseOptions, parseDockerfile } from '../parse-dockerfile.ts';
import { findPractice } from '../practices/index.ts';
import type { Practice } from '../practices/practice.ts';
import { everyLine, flagOf } from '../practices/support/stages.ts';
import { listWords } from '../words.ts';
import { describeEnds } from './images.ts';
import { findGuide } from './instructions.ts';
import { runSteps } from './run-steps.ts';

/** One instruction with all that can be said of it. */
export interface ExplainedInstruction {
	readonly line: number;
	readonly endLine: number;
	readonly keyword: string;
	readonly text: string;
	/** What this line does. */
	readonly what: string;
	/** Why it is there: the reasons of the practices that it keeps. */
	readonly keeps: readonly Practice[];
	readonly breaks: readonly Problem[];
	/** What would happen without it. */
	readonly without: string;
}

export interface ExplainedFile {
	readonly path: string;
	readonly text: string;
	readonly instructions: readonly ExplainedInstruction[];
	readonly check: FileCheck;
}

/** Explains every instruction of a Dockerfile. */
export const explainFile = (path: string, text: string, options: ParseOptions = {}): ExplainedFile => {
	const file = parseDockerfile(text, options);
	const check = checkText(path, text, options);
	const instructions = [...file.strays, ...everyLine(file)]
		.toSorted((one, other) => one.line - other.line)
		.map((instruction) => explainInstruction(instruction, { file, check }));
	return { path, text, instructions, check };
};

const explainInstruction = (
	instruction: Instruction,
	{ file, check }: { readonly file: Dockerfile; readonly check: FileCheck },
): ExplainedInstruction => {
	const { line, endLine, keyword, text } = instruction;
	const guide = findGuide(keyword);
	const breaks = check.problems.filter((problem) => problem.line === line);
	const isOther = keyword === 'FROM' && file.stages[instruction.stage] !== file.target;
	const own = (guide?.practices ?? []).filter((slug) => !(isOther && ofImageOnly.has(slug)));
	const touched = new Set([...own, ...(keyword === 'RUN' ? runSteps(instruction).practices : [])]);
	const keeps = [...touched].map(findPractice).filter((practice) => isKept(practice, { check, breaks }));
	const what = [guide?.what ?? `${keyword} is no instruction that builders know.`, detail(instruction, file)]
		.filter(Boolean)
		.join(' ');
	return { line, endLine, keyword, text, what, keeps, breaks, without: guide?.without ?? '' };
};

/** Of FROM, these concern only the stage that becomes the image. */
const ofImageOnly = new Set(['minimal-base-image', 'no-shell']);

/** Kept where the whole file keeps it, so that no line is praised for what another one spoils. */
const isKept = (
	practice: Practice,
	{ check, breaks }: { readonly check: FileCheck; readonly breaks: readonly Problem[] },
): boolean => check.passed.includes(practice) && !breaks.some((problem) => problem.practice === practice);

const detail = (instruction: Instruction, file: Dockerfile): string => {
	const describe = details[instruction.keyword];
	return describe === undefined ? '' : describe(instruction, file);
};

const details: Readonly<Record<string, (instruction: Instruction, file: Dockerfile) => string>> = {
	FROM: ({ stage }, file) => describeStage(file.stages[stage], file),
	RUN: (instruction) => {
		const { does } = runSteps(instruction);
		return does.length === 0 ? '' : `Here it ${listWords(does, 'and')}.`;
	},
	COPY: (instruction) => {
		const from = flagOf(instruction, 'from');
		return from === undefined
			? 'Here it takes files from the folder that is built.'
			: `Here it takes files from ${from}.`;
	},
	HEALTHCHECK: ({ argument }) => (/^NONE$/i.test(argument) ? 'Here it turns off the check of the base image.' : ''),
	USER: ({ argument }) => `Here: ${argument}.`,
	CMD: ({ json }) => form(json),
	ENTRYPOINT: ({ json }) => form(json),
};

const describeStage = (stage: Stage | undefined, { target, stages, today }: Dockerfile): string => {
	if (stage === undefined) return '';
	const start = stage.parent === undefined ? `the image ${stage.image}` : `the stage ${stage.image} above`;
	const role =
		stage === target
			? 'It becomes the image.'
			: 'It only serves other stages; nothing of it is shipped unless it is copied.';
	const ends = stage.parent === undefined && today !== undefined ? describeEnds(stage.image, today) : [];
	return [`Here it starts from ${start}.`, ...(stages.length === 1 ? [] : [role]), ...ends].join(' ');
};

const form = (json: readonly string[] | undefined): string =>
	json === undefined ? 'It is in shell form, so a shell starts it.' : 'It is in exec form, so no shell stands between.';
