import type { FileCheck, Problem } from '../core/check/problem.ts';
import { wrapText } from '../core/columns.ts';
import type { Severity } from '../core/practices/practice.ts';
import { count } from '../core/words.ts';
import { printable } from './printable.ts';
import { sourceFrame } from './source-frame.ts';
import type { Style, TextOptions } from './style.ts';

/** The report of `check` for people: each problem with its line underlined and its fix, and a sum at the end. */
export const checkReport = (checks: readonly FileCheck[], options: TextOptions): string =>
	`${[...checks.flatMap((check) => fileLines(check, options)), summary(checks, options)].join('\n')}\n`;

const fileLines = (check: FileCheck, options: TextOptions): readonly string[] => {
	const { problems, ignored, notices, path } = check;
	if (problems.length + ignored.length + notices.length === 0) return [];
	return [
		options.style.bold(printable(path)),
		...notices.flatMap(({ line, text }) => remark(`note line ${line}: ${text}`, options)),
		'',
		...byPlace(problems).flatMap((group) => [...placeLines(check, group, options), '']),
		...ignored.flatMap(({ problem, reason }) =>
			remark(`ignored ${problem.practice.id} at line ${problem.line}: ${reason}`, options).map(options.style.dim),
		),
		...(ignored.length > 0 ? [''] : []),
	];
};

const remark = (text: string, { columns }: TextOptions): readonly string[] =>
	wrapText(printable(text), Math.min(columns, 100) - 5).map((part, index) => `${index === 0 ? '  ' : '    '}${part}`);

/** Problems of the same lines are shown together, below those lines. */
const byPlace = (problems: readonly Problem[]): readonly (readonly [Problem, ...Problem[]])[] => {
	const groups = new Map<string, [Problem, ...Problem[]]>();
	for (const problem of problems) {
		const key = `${problem.line}-${problem.endLine}`;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [problem]);
		else group.push(problem);
	}
	return [...groups.values()];
};

const placeLines = (
	{ text }: FileCheck,
	group: readonly [Problem, ...Problem[]],
	options: TextOptions,
): readonly string[] => {
	const [{ line, endLine }] = group;
	const frame = sourceFrame(text, { line, endLine, columns: options.columns - 2, style: options.style });
	return [...frame.map((row) => `  ${row}`), ...group.flatMap((problem) => problemLines(problem, options))];
};

const problemLines = ({ practice, detail }: Problem, { columns, style }: TextOptions): readonly string[] => {
	const severity = paintSeverity(practice.severity, style)(practice.severity);
	const width = Math.min(columns, 100) - 6;
	return [
		`    ${severity} ${style.bold(practice.id)} ${practice.title}`,
		...wrapText(printable(detail), width).map((part) => `      ${part}`),
		...wrapText(`Fix: ${practice.fix}`, width).map((part) => `      ${style.dim(part)}`),
	];
};

export const paintSeverity = (severity: Severity, style: Style): ((text: string) => string) => {
	if (severity === 'error') return style.bad;
	return severity === 'warning' ? style.caution : style.accent;
};

const summary = (checks: readonly FileCheck[], { columns, style }: TextOptions): string => {
	const problems = checks.flatMap((check) => check.problems);
	const of = (severity: Severity): number => problems.filter(({ practice }) => practice.severity === severity).length;
	// A file without FROM was looked at and not checked.
	const checked = checks.filter(
		({ passed, skipped, problems: found }) => passed.length + skipped.length + found.length > 0,
	);
	const rest = [
		...ending(checks.length - checked.length, 'not checked'),
		...ending(checks.flatMap(({ ignored }) => ignored).length, 'ignored with a reason'),
		...ending(checks.flatMap(({ known }) => known).length, 'known from the baseline'),
	];
	const files = count(checked.length, 'file');
	const kinds = [count(of('error'), 'error'), count(of('warning'), 'warning'), count(of('info'), 'hint')].join(', ');
	const head =
		problems.length === 0 ? `No problems in ${files}.` : `${count(problems.length, 'problem')} in ${files}: ${kinds}.`;
	const tail = [
		...(rest.length === 0 ? [] : [`${rest.join(', ')}.`]),
		...(problems.length === 0 ? [] : ['"explain HC…" says more of each.']),
	];
	const [first = '', ...more] = wrapText([head, ...tail].join(' '), Math.min(columns, 120) - 1);
	return [style.bold(first), ...more].join('\n');
};

const ending = (number: number, text: string): readonly string[] => (number === 0 ? [] : [`${number} ${text}`]);
