import type { FileCheck, Problem } from './problem.ts';

/** One old problem: the text of its line is kept, so that it is known again when lines move. */
export interface BaselineEntry {
	readonly path: string;
	readonly practice: string;
	readonly line: string;
}

export interface Baseline {
	readonly version: 1;
	readonly problems: readonly BaselineEntry[];
}

export const toBaseline = (checks: readonly FileCheck[], named: Named = asItIs): Baseline => ({
	version: 1,
	problems: checks.flatMap((check) =>
		[...check.problems, ...check.known].map((problem) => ({ path: named(check.path), ...toEntry(check, problem) })),
	),
});

/** The name of a file in the baseline: its path from there, so that a check may begin in any folder. */
type Named = (path: string) => string;
const asItIs: Named = (path) => path;

const toEntry = ({ text }: FileCheck, { practice, line }: Problem): Omit<BaselineEntry, 'path'> => ({
	practice: practice.id,
	line: (text.split(/\r?\n/)[line - 1] ?? '').trim(),
});

/** Moves the problems that the baseline names from `problems` to `known`; each entry covers one problem. */
export const applyBaseline = (
	checks: readonly FileCheck[],
	baseline: Baseline,
	named: Named = asItIs,
): readonly FileCheck[] => {
	const open = baseline.problems.map((entry) => JSON.stringify([entry.path, entry.practice, entry.line]));
	return checks.map((check) => {
		const name = named(check.path);
		const known = check.problems.filter((problem) => {
			const { practice, line } = toEntry(check, problem);
			const index = open.indexOf(JSON.stringify([name, practice, line]));
			if (index >= 0) open.splice(index, 1);
			return index >= 0;
		});
		return { ...check, known, problems: check.problems.filter((problem) => !known.includes(problem)) };
	});
};

/** Undefined when the text is not a baseline file. */
export const parseBaseline = (text: string): Baseline | undefined => {
	try {
		const value: unknown = JSON.parse(text);
		return isBaseline(value) ? value : undefined;
	} catch {
		return undefined;
	}
};

const isBaseline = (value: unknown): value is Baseline =>
	typeof value === 'object' &&
	value !== null &&
	'version' in value &&
	value.version === 1 &&
	'problems' in value &&
	Array.isArray(value.problems) &&
	value.problems.every(isEntry);

const isEntry = (value: unknown): value is BaselineEntry =>
	typeof value === 'object' &&
	value !== null &&
	['path', 'practice', 'line'].every((key) => typeof Object.getOwnPropertyDescriptor(value, key)?.value === 'string');
