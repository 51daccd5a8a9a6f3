import { askConfirm } from '../../ask/prompts.ts';
import type { Comparison } from '../../core/comparison/compared.ts';
import { toComparisonTable } from '../../core/comparison/table.ts';
import type { AgreedChange } from '../../core/file-tree.ts';
import type { Measurement } from '../../core/measurement.ts';
import { docsPath, recordPath } from '../../core/written-files.ts';
import { applyChanges, readExisting } from '../../disk/index.ts';
import { UserError } from '../../errors.ts';
import { renderPlan } from '../../render/index.ts';
import { hashText, type RunRecord } from '../../render/record.ts';
import { version } from '../../version.ts';
import type { Folder } from '../create/choose-folder.ts';
import type { Decision } from '../create/decide.ts';
import type { Session } from '../session.ts';

interface Writing {
	readonly folder: Folder;
	readonly decision: Decision;
	readonly recorded: RunRecord | undefined;
	readonly comparison: Comparison;
}

/** Puts the figures into the docs, on a yes or by a flag; only into docs that are as the wizard wrote them. */
export const offerToWrite = async (session: Session, writing: Writing, isAgreed: boolean): Promise<void> => {
	const { screen, terminal, io } = session;
	if (!isAgreed && terminal === undefined) return;
	const planned = await planDocs(writing);
	if (!Array.isArray(planned)) {
		if (!isAgreed) return;
		throw new UserError(
			`The figures were not written: ${planned}.`,
			'Run the wizard in this folder first, or print them as a table with --format markdown.',
		);
	}

	const question = `Put these figures into ${docsPath}?`;
	if (!isAgreed && terminal !== undefined && !(await askConfirm(question, false, terminal))) return;
	const written = await applyChanges(writing.folder.root, planned, { signal: io.signal });
	screen.step(written.length === 0 ? 'Nothing had to be written.' : `Wrote ${written.join(', ')}.`);
};

/** The changes, or why there are none. */
const planDocs = async (writing: Writing): Promise<readonly AgreedChange[] | string> => {
	const { folder, recorded } = writing;
	const tree = renderWith(writing);
	const existing = await readExisting(folder.root, ['Dockerfile', docsPath, recordPath]);
	const [docs, record] = [existing.get(docsPath), existing.get(recordPath)];
	if (docs === undefined || record === undefined || recorded === undefined) {
		return `there is no ${docsPath} of the wizard in this folder`;
	}

	if (recorded.files[docsPath] !== hashText(docs)) return `you have changed ${docsPath}`;
	// The docs tell of this file line by line.
	if (existing.get('Dockerfile') !== tree.get('Dockerfile')) {
		return 'the Dockerfile is not as the wizard would write it now';
	}

	const after = tree.get(docsPath) ?? docs;
	return [
		toUpdate(docsPath, docs, after),
		toUpdate(recordPath, record, updateRecord(recorded, { docs: after, rendered: tree.get(recordPath) ?? '' })),
	].flat();
};

const renderWith = ({ decision, recorded, comparison }: Writing) =>
	renderPlan(decision.plan, {
		answers: decision.answers,
		toolVersion: version,
		...(recorded === undefined ? {} : { recorded }),
		measurements: toMeasurements(comparison),
		comparison: toComparisonTable(comparison),
	});

const toMeasurements = ({ variants, date, engine }: Comparison): readonly Measurement[] =>
	variants.flatMap(({ variant, figures }) => {
		if (variant.kind === 'existing' || figures?.compressedBytes === undefined) return [];
		const { compressedBytes, unpackedBytes = 0 } = figures;
		return [{ base: variant.base, stages: variant.stages, compressedBytes, unpackedBytes, date, engine }];
	});

/** What the record says of the other files stays. */
const updateRecord = (
	{ check, ...recorded }: RunRecord,
	{ docs, rendered }: { readonly docs: string; readonly rendered: string },
): string => {
	const { measurements, comparison }: RunRecord = JSON.parse(rendered);
	const files = { ...recorded.files, [docsPath]: hashText(docs) };
	const record = { ...recorded, files, measurements, comparison, ...(check === undefined ? {} : { check }) };
	return `${JSON.stringify(record, undefined, 2)}\n`;
};

const toUpdate = (path: string, before: string, after: string): readonly AgreedChange[] =>
	before === after ? [] : [{ change: { kind: 'update', path, before, after }, resolution: 'write' }];
