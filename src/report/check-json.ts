import type { FileCheck, Problem } from '../core/check/problem.ts';
import { practiceUrl } from './reported-problem.ts';

/** The report of `check` for scripts. */
export const checkJson = (checks: readonly FileCheck[], version: string): string => {
	const document = {
		version,
		files: checks.map((check) => ({
			path: check.path,
			problems: check.problems.map(toRecord),
			ignored: check.ignored.map(({ problem, reason }) => ({ ...toRecord(problem), reason })),
			known: check.known.map(toRecord),
			passed: check.passed.map(({ id }) => id),
			skipped: check.skipped.map(({ practice, reason }) => ({ id: practice.id, reason })),
			notices: check.notices,
		})),
	};
	return `${JSON.stringify(document, undefined, 2)}\n`;
};

const toRecord = ({ practice, detail, line, endLine }: Problem) => ({
	id: practice.id,
	slug: practice.slug,
	title: practice.title,
	severity: practice.severity,
	line,
	endLine,
	detail,
	fix: practice.fix,
	url: practiceUrl(practice),
});
