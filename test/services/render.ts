import { leftOut } from './left-out.ts';
import type { Asked, ServiceRecord } from './record.ts';
import { table } from './table.ts';

/** The page test/services.md, from what was recorded. */
export const renderServices = (records: readonly ServiceRecord[]): string => `# Real services

Public services at a fixed commit, cloned, their own container files taken away, and put through the packed wizard in a
pseudo-terminal by Enter alone: every suggestion is taken as it stands. Flags that were needed stand in the column of what was
asked. Bases are the stand-ins of a lab, and up to three
services were built at once on two busy cores, so sizes and times say little about other machines;
\`python:3.11-slim-trixie\` is Debian 13 with the Python of another stand-in. \`npx tsx scripts/try-services.ts\` repeats it
and writes this page.

${records.filter(isVerified).length} of these ${records.length} end in a verified image, recorded with ${versions(records)}. They are no random
sample: they were chosen so that each framework and each dependency manager is there, and what was tried and left out
stands below. What was asked beyond the usual questions is in bold. A worker is verified without its broker, unless a flag names
one: that it starts, stays and stops, not that it gets work.

${table(
	['service', 'kind', 'detected', 'asked', 'result', 'image', 'answer', 'time'],
	records.map((record) => [
		link(record),
		record.kind,
		detected(record),
		[asked(record.asked), ...(record.args === undefined ? [] : [`with \`${record.args.join(' ')}\``])].join('; '),
		result(record),
		record.size.split(',')[0]?.replace(' compressed', '') ?? '',
		record.firstAnswer.replace(' after the start', ''),
		`${record.seconds} s`,
	]),
)}
## What failed or was skipped

${records.filter(hasReasons).map(reasons).join('\n')}
## Tried and left out

${leftOut.map(([reason, services]) => `- ${reason}: ${services.join(', ')}.`).join('\n')}
`;

const isVerified = ({ failed, passed, exitCode }: ServiceRecord): boolean =>
	exitCode === 0 && passed > 0 && failed.length === 0;

const versions = (records: readonly ServiceRecord[]): string => {
	const tools = new Set(records.map(({ tool }) => tool));
	return tools.size === 1 ? `one version of this tool (${[...tools][0]})` : `${tools.size} versions of this tool`;
};

const nameOf = ({ repository, folder }: ServiceRecord): string =>
	folder === '.' ? repository : `${repository}/${folder}`;

const link = (record: ServiceRecord): string => {
	const { repository, commit, folder } = record;
	const path = folder === '.' ? '' : `/${folder}`;
	return `[${nameOf(record)}](https://github.com/${repository}/tree/${commit}${path}) ${commit.slice(0, 7)}`;
};

const detected = ({ detected: facts }: ServiceRecord): string =>
	[
		facts.framework,
		facts.application && `\`${facts.application}\``,
		facts.dependencyManager,
		facts.pythonVersion && `Python ${facts.pythonVersion}`,
		facts.server && `server ${facts.server}`,
		facts.port && `port ${facts.port}`,
	]
		.filter((text) => text !== undefined && text !== '')
		.join(', ');

/** Prompts that most runs have, in one word. */
const usual: readonly (readonly [start: string, word: string])[] = [
	['What is the service called', 'name'],
	['Which Python', 'Python'],
	['Which base', 'base'],
	['Build in several stages', 'stages'],
	['Which ports', 'ports'],
	['Which path', 'health path'],
	['Build the image now', 'build'],
	['Write these', 'write'],
	['How should the requirements', 'requirements'],
];

const asked = (prompts: readonly Asked[]): string =>
	prompts
		.map(({ question }) => usual.find(([start]) => question.startsWith(start))?.[1] ?? `**${question.split('?')[0]}?**`)
		.join(', ');

const result = (record: ServiceRecord): string => {
	const { passed, failed, skipped, outcome } = record;
	if (passed === 0) return outcome.split('; ')[1] ?? 'nothing written';
	return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
};

const hasReasons = ({ failed, skipped, passed }: ServiceRecord): boolean =>
	passed === 0 || failed.length + skipped.length > 0;

const reasons = (record: ServiceRecord): string =>
	[
		`- ${nameOf(record)}`,
		...(record.trouble === undefined || record.passed > 0 ? [] : [`  - ${record.trouble}`]),
		...record.failed.map((text) => `  - failed ${text}`),
		...record.skipped.map((text) => `  - skipped ${text}`),
		'',
	].join('\n');
