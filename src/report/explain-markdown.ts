import type { ExplainedFile, ExplainedInstruction } from '../core/explain/explain-file.ts';
import type { InstructionGuide } from '../core/explain/instructions.ts';
import { findPractice } from '../core/practices/index.ts';
import type { Practice } from '../core/practices/practice.ts';
import { practiceUrl } from './reported-problem.ts';

export const practiceMarkdown = ({ id, title, severity, why, fix, examples }: Practice): string =>
	[
		`# ${id} ${title}`,
		'',
		`Severity: ${severity}`,
		'',
		why,
		'',
		`**Fix:** ${fix}`,
		'',
		...(examples === undefined
			? []
			: ['Bad:', '', fenced(examples.bad[0] ?? ''), '', 'Good:', '', fenced(examples.good[0] ?? ''), '']),
	].join('\n');

export const guideMarkdown = ({ keyword, what, without, practices }: InstructionGuide): string =>
	[
		`# ${plain(keyword)}`,
		'',
		what,
		'',
		...(without === undefined ? [] : [`Without it: ${without}`, '']),
		...practices.map(findPractice).map((practice) => `- [${practice.id} ${practice.title}](${practiceUrl(practice)})`),
		'',
	].join('\n');

export const fileMarkdown = ({ path, instructions }: ExplainedFile): string =>
	[`# ${plain(path)}`, '', ...instructions.flatMap(instructionMarkdown)].join('\n');

const instructionMarkdown = ({ line, text, what, without, keeps, breaks }: ExplainedInstruction): readonly string[] => [
	`## Line ${line}`,
	'',
	fenced(text),
	'',
	plain(what),
	'',
	`Without it: ${without}`,
	'',
	...keeps.map(
		(practice) => `- keeps [${practice.id} ${practice.title}](${practiceUrl(practice)}): ${practice.comment}`,
	),
	...breaks.map(
		({ practice, detail }) =>
			`- **breaks** [${practice.id} ${practice.title}](${practiceUrl(practice)}): ${plain(detail)}`,
	),
	...(keeps.length + breaks.length > 0 ? [''] : []),
];

/** A fence longer than any in the text. */
const fenced = (text: string): string => {
	const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}dockerfile\n${text.trimEnd()}\n${fence}`;
};

/** Text of the file, so that it cannot begin a construct of Markdown or HTML. */
const plain = (text: string): string =>
	text.replace(/[\\`*_[\]<>&|#]/g, (char) => (char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`));
