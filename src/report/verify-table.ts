import { wrapText } from '../core/columns.ts';
import type { Finding } from '../core/finding.ts';
import type { ImageFacts, RunFacts } from '../core/image-facts.ts';
import { showsLife } from '../core/shows-life.ts';
import { formatBytes, formatMilliseconds } from '../core/sizes.ts';
import { printable } from './printable.ts';
import type { Style, TextOptions } from './style.ts';

const words = { pass: 'passed', fail: 'failed', skip: 'skipped' } as const;

/** One row for each practice; the reason of what failed or was skipped below it, wrapped to the screen. */
export const renderFindings = (findings: readonly Finding[], { columns, style }: TextOptions): readonly string[] => [
	...findings.flatMap((finding) => renderFinding(finding, { columns, style })),
	'',
	summary(findings, style),
];

const indent = '         ';

const renderFinding = ({ practice, verdict }: Finding, { columns, style }: TextOptions): readonly string[] => {
	const paint = { pass: style.good, fail: style.bad, skip: style.caution }[verdict.status];
	const word = words[verdict.status].padEnd(indent.length);
	const mark = verdict.status === 'fail' && practice.severity === 'info' ? ' (info)' : '';
	const [first = '', ...rest] = wrapText(`${practice.id} ${practice.title}${mark}`, columns - indent.length);
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
	expectation: { writablePaths = [] },
}: ImageFacts): readonly (readonly [string, string])[] => [
	['Size', sizeText(size)],
	['Layers', layers === undefined ? 'not measured' : String(layers.length)],
	[
		'First answer',
		run?.firstAnswerMs === undefined
			? 'not measured'
			: `${formatMilliseconds(run.firstAnswerMs)} after the start${refusalOf(run)}`,
	],
	[
		'Memory',
		run?.memoryBytes === undefined
			? 'not measured'
			: `${formatBytes(run.memoryBytes)} after the ${run.firstAnswerMs === undefined ? 'start' : 'first answer'}`,
	],
	...(writablePaths.length === 0 ? [] : [['Writes to', writablePaths.join(', ')] as const]),
	['Measured with', `${engine.name} ${engine.version}, ${platform}`],
];

/** A service that refuses may be well: its path is another, or it knows the host name under which it is reached. */
const refusalOf = ({ answers = [] }: RunFacts): string => {
	const refused = answers.find(({ status = 0 }) => status >= 400);
	return refused === undefined ? '' : `, with status ${refused.status} for ${refused.path}`;
};

/** The last words of a container that did not start, does not answer or has nobody to answer, or of the engine. */
export const describeFailedStart = ({
	run,
	platform,
}: ImageFacts): { readonly title: string; readonly lines: readonly string[] } | undefined => {
	if (run === undefined || run.log.length === 0 || (run.started && !isTroubled(run) && !isWorker(run)))
		return undefined;
	return { title: titleOf(run), lines: [...run.log.map(printable), ...hintFor(run, platform)] };
};

const hintFor = (run: RunFacts, platform: string): readonly string[] => {
	if (isWorker(run)) return ['', 'This shows that the worker starts and stops, not that it gets work from a broker.'];
	// hypercorn ends with code 0 after an error of the service.
	const isFailed = run.exitCode !== 0 || run.log.some((text) => /^[\w.]*(Error|Exception)\b/.test(text));
	if (run.started || run.exitCode === undefined || !isFailed) return [];
	if (run.log.some((line) => line.endsWith('exec format error')))
		return ['', `The image is for ${platform}, which this engine does not run.`];
	if (run.log.some((line) => unreachable.test(line)))
		return [
			'',
			'It looks for something that is not here, such as a database or a broker: name one with --env NAME=value.',
		];
	if (run.log.some((line) => unfit.test(line)))
		return [
			'',
			'Something that it imports is missing, or does not fit the rest: name versions that go together among the dependencies, or choose another Python.',
		];
	const missing = run.log.map((line) => absent.exec(line)?.[1]).find((name) => name !== undefined);
	if (missing !== undefined)
		return ['', `It looks for ${missing}, which is not in the image: a file that was not copied, or a program.`];
	if (run.log.some((line) => /can't open file .*errno 13/i.test(line)))
		return ['', 'Its user may not read that file: give others the right to read it, and to enter its folders.'];
	if (run.log.some((line) => unwritable.test(line)))
		return ['', 'It could not write there: set another place for what it writes, in a folder of its own.'];
	return ['', 'If it needs settings to start, give them with --env NAME=value or --environment-file FILE.'];
};

const unreachable = /connection refused|name or service not known|could not translate host|failure in name resolution/i;

const absent = /^FileNotFoundError: .*No such file or directory: '([^']+)'/;

const unwritable = /unable to open database file|read-?only (file system|database)|errno (13|30)\b/i;

const unfit = /^\s*(ImportError|ModuleNotFoundError)\b/;

/** It listens on no port, so its own words are all that can be judged. */
const isWorker = ({ started, answers, listeningPorts }: RunFacts): boolean =>
	started && answers === undefined && listeningPorts?.length === 0;

const isTroubled = ({ answers = [], health }: RunFacts): boolean =>
	health === 'unhealthy' || answers.some(({ status }) => !showsLife(status));

const titleOf = ({ started, exitCode }: RunFacts): string => {
	if (started) return 'The container printed';
	return exitCode === undefined ? 'The engine said' : `The container ended with code ${exitCode} and printed`;
};

const sizeText = ({ compressedBytes, unpackedBytes, isEstimated }: ImageFacts['size']): string => {
	if (compressedBytes === undefined || unpackedBytes === undefined) return 'not measured';
	// An engine that keeps layers unpacked has no compressed size of its own.
	const how = isEstimated === true ? 'compressed with gzip' : 'compressed';
	return `${formatBytes(compressedBytes)} ${how}, ${formatBytes(unpackedBytes)} unpacked`;
};
