import type { FileCheck } from '../core/check/problem.ts';
import { practices } from '../core/practices/index.ts';
import { columnsOf, hasColour, type Io } from '../io.ts';
import { checkJson } from '../report/check-json.ts';
import { checkReport } from '../report/check-report.ts';
import { githubNotices, toGithub } from '../report/github.ts';
import { type JunitSuite, toJunit } from '../report/junit.ts';
import type { ReportedProblem } from '../report/reported-problem.ts';
import { toSarif } from '../report/sarif.ts';
import { createStyle } from '../report/style.ts';
import { version } from '../version.ts';
import type { CheckFormat } from './check-options.ts';

export const formatChecks = (
	checks: readonly FileCheck[],
	{ format, io }: { readonly format: CheckFormat; readonly io: Io },
): string => {
	const writers: Readonly<Record<CheckFormat, () => string>> = {
		text: () => checkReport(checks, { columns: columnsOf(io), style: createStyle(hasColour(io)) }),
		json: () => checkJson(checks, version),
		sarif: () => toSarif(checks.flatMap(reported), { practices: checked, version }),
		github: () => checks.map(githubNotices).join('') + toGithub(checks.flatMap(reported)),
		junit: () => toJunit(checks.map(toSuite)),
	};
	return writers[format]();
};

const checked = practices.filter(({ checkDockerfile }) => checkDockerfile !== undefined);

const reported = ({ path, problems }: FileCheck): readonly ReportedProblem[] =>
	problems.map((problem) => ({ ...problem, place: path }));

const toSuite = (check: FileCheck): JunitSuite => ({
	place: check.path,
	problems: reported(check),
	passed: check.passed.map(({ id, title }) => `${id} ${title}`),
	skipped: [...check.skipped, ...check.ignored.map(({ problem, reason }) => ({ ...problem, reason }))].map(
		({ practice, reason }) => ({ name: `${practice.id} ${practice.title}`, reason }),
	),
});
