import type { Practice, Severity } from '../core/practices/practice.ts';
import { practiceUrl, type ReportedProblem } from './reported-problem.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const scores: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', info: '2.0' };

/** A SARIF 2.1.0 log, as code scanning services read it. */
export const toSarif = (
	problems: readonly ReportedProblem[],
	{ practices, version }: { readonly practices: readonly Practice[]; readonly version: string },
): string => {
	const log = {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'create-hardened-container',
						semanticVersion: version,
						informationUri: 'https://github.com/create-hardened-container/create-hardened-container',
						rules: practices.map(toRule),
					},
				},
				columnKind: 'utf16CodeUnits',
				results: problems.map((problem) => toResult(problem, practices.indexOf(problem.practice))),
			},
		],
	};
	return `${JSON.stringify(log, undefined, 2)}\n`;
};

const toRule = (practice: Practice) => ({
	id: practice.id,
	name: practice.slug,
	shortDescription: { text: practice.title },
	fullDescription: { text: practice.why },
	help: { text: practice.fix, markdown: `**Fix:** ${practice.fix}` },
	helpUri: practiceUrl(practice),
	defaultConfiguration: { level: levels[practice.severity] },
	properties: { tags: ['security', 'container'], 'security-severity': scores[practice.severity] },
});

const toResult = ({ practice, detail, place, line, endLine }: ReportedProblem, ruleIndex: number) => ({
	ruleId: practice.id,
	...(ruleIndex < 0 ? {} : { ruleIndex }),
	level: levels[practice.severity],
	message: { text: detail },
	locations: [
		{
			physicalLocation: {
				artifactLocation: { uri: toUri(place) },
				...(line === undefined ? {} : { region: { startLine: line, endLine: endLine ?? line } }),
			},
		},
	],
});

/** A relative reference: blanks and the like are escaped, slashes stay. */
const toUri = (place: string): string =>
	place
		.split('/')
		.map(encodeURIComponent)
		.join('/')
		.replace(/^([^/]*)%3A/, './$1%3A');
