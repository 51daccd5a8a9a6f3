import type { Dockerfile } from '../dockerfile.ts';
import type { Place, Verdict } from '../finding.ts';
import { type ParseOptions, parseDockerfile } from '../parse-dockerfile.ts';
import { practices } from '../practices/index.ts';
import type { Practice } from '../practices/practice.ts';
import { findIgnores, type Ignore } from './inline-ignores.ts';
import type { FileCheck, Problem } from './problem.ts';

/** Checks the text of one Dockerfile against every practice that shows in a Dockerfile. */
export const checkText = (path: string, text: string, options: ParseOptions = {}): FileCheck => {
	const file = parseDockerfile(text, options);
	if (file.stages.length === 0) return unreadable(path, text);
	const judged = practices.flatMap((practice) => judge(practice, file));
	const { ignores, notices } = findIgnores(file);
	const problems = judged.flatMap(({ practice, verdict }) => toProblems(practice, verdict, file)).toSorted(byLine);
	const reasonFor = (problem: Problem) => ignores.find((ignore) => covers(ignore, problem))?.reason;
	return {
		path,
		text,
		problems: problems.filter((problem) => reasonFor(problem) === undefined),
		ignored: problems.flatMap((problem) => {
			const reason = reasonFor(problem);
			return reason === undefined ? [] : [{ problem, reason }];
		}),
		known: [],
		passed: judged.filter(({ verdict }) => verdict.status === 'pass').map(({ practice }) => practice),
		skipped: judged.flatMap(({ practice, verdict }) =>
			verdict.status === 'skip' ? [{ practice, reason: verdict.reason }] : [],
		),
		notices: [...targetNotices(file, options.target), ...notices],
	};
};

/** In a folder of several services not every Dockerfile has the stage. */
const targetNotices = ({ target }: Dockerfile, wanted: string | undefined): FileCheck['notices'] =>
	wanted === undefined || target?.name === wanted
		? []
		: [{ line: 1, text: `There is no stage ${wanted} here; the last one is judged.` }];

const unreadable = (path: string, text: string): FileCheck => ({
	path,
	text,
	problems: [],
	ignored: [],
	known: [],
	passed: [],
	skipped: [],
	notices: [
		{
			line: 1,
			text: text.includes('\0')
				? 'This is no text in UTF-8, which builders read, so nothing was checked. Save it as UTF-8.'
				: 'There is no FROM in this file, so nothing was checked.',
		},
	],
});

const judge = (practice: Practice, file: Dockerfile) =>
	practice.checkDockerfile === undefined ? [] : [{ practice, verdict: practice.checkDockerfile(file) }];

const toProblems = (practice: Practice, verdict: Verdict, { target }: Dockerfile): readonly Problem[] => {
	if (verdict.status !== 'fail') return [];
	const line = target?.from.line ?? 1;
	const places: readonly Place[] = verdict.places ?? [{ line, detail: verdict.detail }];
	const problems = places.map((place) => ({
		practice,
		detail: place.detail ?? verdict.detail,
		line: place.line,
		endLine: place.endLine ?? place.line,
	}));
	// Two commands of one step can break a practice in the same words, which are read once.
	return problems.filter(
		({ detail, line }, index) =>
			problems.findIndex((problem) => problem.detail === detail && problem.line === line) === index,
	);
};

const byLine = (one: Problem, other: Problem): number =>
	one.line - other.line || one.practice.id.localeCompare(other.practice.id);

const covers = ({ practice, lines }: Ignore, problem: Problem): boolean =>
	practice === problem.practice && (lines === undefined || (problem.line >= lines.from && problem.line <= lines.to));
