import { wrapText } from '../core/columns.ts';
import { findDemonstration } from '../core/explain/demonstrations/index.ts';
import type { ExplainedFile, ExplainedInstruction } from '../core/explain/explain-file.ts';
import type { InstructionGuide } from '../core/explain/instructions.ts';
import { findPractice } from '../core/practices/index.ts';
import type { Practice } from '../core/practices/practice.ts';
import { paintSeverity } from './check-report.ts';
import { printable } from './printable.ts';
import type { TextOptions } from './style.ts';

const indented = (text: string, { columns }: TextOptions, indent = 2): readonly string[] =>
	wrapText(printable(text), Math.min(columns, 100) - indent).map((line) => `${' '.repeat(indent)}${line}`);

/** A practice, for people at a terminal. */
export const practiceText = (practice: Practice, options: TextOptions): readonly string[] => {
	const { style } = options;
	const { id, title, severity, why, fix, examples, references } = practice;
	return [
		`${style.bold(`${id} ${title}`)}  ${paintSeverity(severity, style)(severity)}`,
		'',
		...indented(why, options),
		'',
		style.bold('Fix'),
		...indented(fix, options),
		...(examples === undefined
			? []
			: [
					...exampleLines(style.bold('Bad'), examples.bad, style.bad('|')),
					...exampleLines(style.bold('Good'), examples.good, style.good('|')),
				]),
		...(findDemonstration(practice.slug) === undefined
			? []
			: ['', ...indented(`"explain ${id} --show" runs a bad and a good way in real containers.`, options)]),
		'',
		style.bold('The same in other tools and texts'),
		...indented(
			references.map(({ source, id: rule }) => (source === 'documentation' ? rule : `${source} ${rule}`)).join('; '),
			options,
		),
	];
};

const exampleLines = (title: string, [first]: readonly string[], margin: string): readonly string[] =>
	first === undefined
		? []
		: [
				'',
				title,
				...first
					.trimEnd()
					.split('\n')
					.map((line) => `  ${margin} ${line}`),
			];

/** An instruction of the language itself. */
export const guideText = (
	{ keyword, what, without, practices }: InstructionGuide,
	options: TextOptions,
): readonly string[] => [
	options.style.bold(keyword),
	...indented(what, options),
	...(without === undefined ? [] : indented(`Without it: ${without}`, options)),
	'',
	options.style.bold('Practices that it can keep or break'),
	...practices.map(findPractice).map(({ id, title }) => `  ${id} ${title}`),
];

/** A Dockerfile, instruction by instruction. */
export const fileText = ({ path, instructions }: ExplainedFile, options: TextOptions): readonly string[] => [
	options.style.bold(printable(path)),
	...instructions.flatMap((instruction) => ['', ...instructionText(instruction, options)]),
];

const instructionText = (instruction: ExplainedInstruction, options: TextOptions): readonly string[] => {
	const { style } = options;
	const { line, text, what, without, keeps, breaks } = instruction;
	return [
		...text
			.split('\n')
			.map(
				(source, index) => `${style.dim(`${String(line + index).padStart(4)} |`)} ${style.accent(printable(source))}`,
			),
		...indented(what, options, 7),
		...indented(`Without it: ${without}`, options, 7),
		...keeps
			.flatMap(({ id, title, comment }) => [`       ${style.good('keeps')} ${id} ${title}: ${comment}`])
			.flatMap((row) => rewrap(row, options)),
		...breaks.flatMap(({ practice, detail }) =>
			rewrap(`       ${style.bad('breaks')} ${practice.id} ${practice.title}: ${printable(detail)}`, options),
		),
	];
};

const rewrap = (row: string, { columns }: TextOptions): readonly string[] => {
	const [first = '', ...rest] = wrapText(row.trim(), Math.min(columns, 110) - 9);
	return [`       ${first}`, ...rest.map((line) => `         ${line}`)];
};

/** The list of all practices. */
export const listText = (practices: readonly Practice[], { style }: TextOptions): readonly string[] => [
	...practices.map(
		({ id, title, severity }) => `${style.bold(id)}  ${paintSeverity(severity, style)(severity.padEnd(7))}  ${title}`,
	),
	'',
	'Say more of one: explain HC012. Explain a file line by line: explain Dockerfile, or explain Dockerfile:12. An instruction: explain COPY.',
];
