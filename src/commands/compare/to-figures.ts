import type { Figures } from '../../core/comparison/compared.ts';
import { takeInventory } from '../../core/comparison/inventory.ts';
import type { ImageFacts, RunFacts } from '../../core/image-facts.ts';
import { practices } from '../../core/practices/index.ts';
import { verifyImage } from '../../core/verify.ts';
import type { Measured } from '../../engine/measure-image.ts';

/** What was measured as figures; what was not measured is absent. */
export const toFigures = (measured: Measured): Figures => {
	const { facts, coldBuildSeconds, codeChange, unprotected, scan } = measured;
	const findings = verifyImage(practices, facts);
	const count = (status: string): number => findings.filter(({ verdict }) => verdict.status === status).length;
	const { firstAnswerMs, healthyMs, memoryBytes } = unprotected ?? facts.run ?? {};
	const optional = {
		compressedBytes: facts.size.compressedBytes,
		isEstimated: facts.size.isEstimated === true ? true : undefined,
		unpackedBytes: facts.size.unpackedBytes,
		inventory: takeInventory(facts),
		codeBuildSeconds: codeChange === undefined ? undefined : toHundredths(codeChange.seconds),
		pushBytes: codeChange?.pushBytes,
		startsHardened: facts.run?.started,
		firstAnswerMs,
		healthyMs,
		memoryBytes,
		vulnerabilities: scan !== undefined && 'vulnerabilities' in scan ? scan.vulnerabilities : undefined,
	};
	const known = Object.entries(optional).filter(([, value]) => value !== undefined);
	return {
		...Object.fromEntries(known),
		practices: { passed: count('pass'), failed: count('fail'), skipped: count('skip') },
		coldBuildSeconds: toHundredths(coldBuildSeconds),
		notes: notesOf(measured),
	};
};

const toHundredths = (seconds: number): number => Math.round(seconds * 100) / 100;

const notesOf = ({ facts, unprotected, scan, codeChange }: Measured): readonly string[] => [
	...new Set(Object.values(facts.notGathered)),
	...startNotes(facts, unprotected !== undefined),
	...(facts.layers !== undefined && codeChange === undefined
		? ['no file with the code of the application to change']
		: []),
	...(scan !== undefined && 'scanProblem' in scan ? [scan.scanProblem] : []),
];

const startNotes = ({ run }: ImageFacts, startsWithout: boolean): readonly string[] => {
	if (run === undefined) return [];
	if (run.started) return answerNotes(run);
	const [last = `code ${run.exitCode}`] = run.log.slice(-1);
	if (!startsWithout) return [`it does not start, with or without protection; its last words when hardened: ${last}`];
	const names = (run.blockedBy ?? []).map((restriction) => words[restriction]).join(', ');
	return [`it does not start hardened${names === '' ? '' : ` (${names})`}; its start is that without any protection`];
};

/** A worker answers nobody, and that is well. */
const answerNotes = ({ firstAnswerMs, answers: [first] = [] }: RunFacts): readonly string[] => {
	if (firstAnswerMs !== undefined || first === undefined) return [];
	const { path, status } = first;
	return [`it starts, and ${status === undefined ? 'answers nothing' : `answers ${path} with status ${status}`}`];
};

const words = {
	'read-only': 'it writes to its root file system',
	capabilities: 'it needs capabilities',
	'no-new-privileges': 'it needs new privileges',
	limits: 'it needs more memory or processes',
} as const;
