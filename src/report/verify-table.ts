import { wrapText } from '../core/columns.ts';
import type { Finding } from '../core/finding.ts';
import type { ImageFacts } from '../core/image-facts.ts';
import { printable } from './printable.ts';
import { formatBytes, formatMilliseconds } from './sizes.ts';
import type { Style } from './style.ts';

interface TableOptions {
	readonly columns: number;
	readonly style: Style;
}

const words = { pass: 'passed', fail: 'failed', skip: 'skipped' } as const;

/** One row for each practice; the reason of what failed or was skipped below it, wrapped to the screen. */
export const renderFindings = (findings: readonly Finding[], { columns, style }: TableOptions): readonly string[] => [
	...findings.flatMap((finding) => renderFinding(finding, { columns, style })),
	'',
	summary(findings, style),
];

const indent = '         ';

const renderFinding = ({ practice, verdict }: Finding, { columns, style }: TableOptions): readonly string[] => {
	const paint = { pass: style.good, fail: style.bad, skip: style.caution }[verdict.status];
	const word = words[verdict.status].padEnd(indent.length);
	const [first = '', ...rest] = wrapText(`${practice.id} ${practice.title}`, columns - indent.length);
	const reason = verdict.status === 'pass' ? undefined : verdict.status === 'fail' ? verdict.detail : verdict.reason;
	const reasons = reason === undefined ? [] : wrapText(printable(reason), columns - indent.length);
	return [
		`${paint(word)}${first}`,
		...rest.map((line) => indent + line),
		...reasons.map((line) => style.dim(indent + line)),
	];
};

/** For example "29 passed, 1 failed, 2 skipped". */
const summary = (findings: readonly Finding[], style: Style): string => {
	const count = (status: Finding['verdict']['status']): number =>
		findings.filter(({ verdict }) => verdict.status === status).length;
	const parts = [`${count('pass')} passed`, `${count('fail')} failed`, `${count('skip')} skipped`];
	const paint = count('fail') > 0 ? style.bad : style.good;
	return paint(parts.join(', '));
};

/** What was measured on this image, as label and value. */
export const describeMeasures = ({
	size,
	layers,
	run,
	engine,
	platform,
}: ImageFacts): readonly (readonly [string, string])[] => [
	['Size', sizeText(size)],
	['Layers', layers === undefined ? 'not measured' : String(layers.length)],
	[
		'First answer',
		run?.firstAnswerMs === undefined ? 'not measured' : `${formatMilliseconds(run.firstAnswerMs)} after the start`,
	],
	['Measured with', `${engine.name} ${engine.version}, ${platform}`],
];

const sizeText = ({ compressedBytes, unpackedBytes }: ImageFacts['size']): string => {
	const compressed = compressedBytes === undefined ? 'not measured' : `${formatBytes(compressedBytes)} compressed`;
	return unpackedBytes === undefined ? compressed : `${compressed}, ${formatBytes(unpackedBytes)} unpacked`;
};
