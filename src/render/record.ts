import { createHash } from 'node:crypto';
import type { Answers } from '../core/answers.ts';
import type { ComparisonTable } from '../core/comparison/markdown.ts';
import type { FileTree } from '../core/file-tree.ts';
import type { Measurement } from '../core/measurement.ts';

/** What .hardened-container.json holds; its JSON Schema is in schema/hardened-container.schema.json. */
export interface RunRecord {
	readonly $schema: string;
	readonly version: string;
	readonly answers: Answers;
	/** The SHA-256 of every file as it was written, by path; of a merged file, as it was before the merge. */
	readonly files: Readonly<{ [path: string]: string }>;
	/** Files that a person keeps: what becomes of ours, and a hash of both texts, so that it is asked again when one changes. */
	readonly kept?: Readonly<{ [path: string]: string }>;
	/** Sizes that docs/docker.md shows. */
	readonly measurements?: readonly Measurement[];
	/** The last comparison that a person wanted in docs/docker.md; it is read with care, as they may edit it. */
	readonly comparison?: unknown;
	/** Settings of `check`, which a person writes and every run keeps. */
	readonly check?: unknown;
}

interface RecordContext {
	readonly answers: Answers;
	readonly toolVersion: string;
	readonly recorded?: RunRecord;
	readonly measurements: readonly Measurement[];
	readonly outcome?: { readonly kept: readonly string[]; readonly settled: Readonly<Record<string, string>> };
	readonly comparison?: ComparisonTable | undefined;
}

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

const noneKept = { kept: [], settled: {} };

/** The record as text. Hashes of files that an earlier run wrote and this one does not are kept. */
export const renderRecord = (
	tree: FileTree,
	{ answers, toolVersion, recorded, measurements, comparison, outcome = noneKept }: RecordContext,
): string => {
	const starter = answers.starter ?? recorded?.answers.starter;
	const written = [...tree]
		.filter(([path]) => !outcome.kept.includes(path))
		.map(([path, text]) => [path, hashText(text)] as const);
	const files = Object.entries({ ...recorded?.files, ...Object.fromEntries(written) });
	const record: RunRecord = {
		$schema: schemaAddress,
		version: toolVersion,
		answers: orderAnswers(starter === undefined ? answers : { ...answers, starter }),
		files: Object.fromEntries(files.sort(([left], [right]) => (left < right ? -1 : 1))),
		...(Object.keys(outcome.settled).length === 0 ? {} : { kept: outcome.settled }),
		...(measurements.length === 0 ? {} : { measurements }),
		...(comparison === undefined ? {} : { comparison }),
		...(recorded?.check === undefined ? {} : { check: recorded.check }),
	};
	return `${JSON.stringify(record, undefined, 2)}\n`;
};

const schemaAddress = 'https://unpkg.com/create-hardened-container/schema/hardened-container.schema.json';

/** One order of keys, whatever order the answers came in, so that equal answers give equal bytes. */
const orderAnswers = (answers: Answers): Answers => {
	const entries = Object.entries(answers).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1))) as unknown as Answers;
};
