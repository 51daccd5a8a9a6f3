import { escapeMarkup } from './markup.ts';
import type { ReportedProblem } from './reported-problem.ts';

/** What one file or image gave, as a suite of test cases. */
export interface JunitSuite {
	readonly place: string;
	readonly problems: readonly ReportedProblem[];
	/** Names of what held. */
	readonly passed: readonly string[];
	readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

/** JUnit XML as continuous integration servers read it: a suite for each file, a failure for each problem. */
export const toJunit = (suites: readonly JunitSuite[]): string => {
	const count = (pick: (suite: JunitSuite) => number): number => suites.reduce((sum, suite) => sum + pick(suite), 0);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<testsuites name="create-hardened-container" tests="${count(total)}" failures="${count(({ problems }) => problems.length)}">`,
		...suites.flatMap(toSuite),
		'</testsuites>',
		'',
	].join('\n');
};

const total = ({ problems, passed, skipped }: JunitSuite): number => problems.length + passed.length + skipped.length;

const toSuite = (suite: JunitSuite): readonly string[] => {
	const counts = `tests="${total(suite)}" failures="${suite.problems.length}" errors="0" skipped="${suite.skipped.length}"`;
	return [
		`  <testsuite name="${xml(suite.place)}" ${counts}>`,
		...suite.problems.map((problem) => failure(problem)),
		...suite.skipped.map(
			({ name, reason }) => `    ${openCase(name, suite.place)}><skipped message="${xml(reason)}"/></testcase>`,
		),
		...suite.passed.map((name) => `    ${openCase(name, suite.place)}/>`),
		'  </testsuite>',
	];
};

const failure = ({ practice, detail, place, line }: ReportedProblem): string => {
	const name = `${practice.id} ${practice.title}${line === undefined ? '' : ` (line ${line})`}`;
	const text = `${place}${line === undefined ? '' : `:${line}`}: ${detail} ${practice.fix}`;
	return `    ${openCase(name, place)}><failure message="${xml(detail)}" type="${practice.severity}">${xml(text)}</failure></testcase>`;
};

const openCase = (name: string, place: string): string => `<testcase name="${xml(name)}" classname="${xml(place)}"`;

/** XML 1.0 has no way to write most control characters, so they become "?". */
const xml = (text: string): string =>
	escapeMarkup(text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '?')).replace(/\r?\n/g, '&#10;');
