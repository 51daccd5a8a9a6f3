import { reviewChanges } from '../../ask/review-changes.ts';
import { type AgreedChange, type Change, diffFileTree, type FileTree } from '../../core/file-tree.ts';
import type { Measurement } from '../../core/measurement.ts';
import { applyChanges, readExisting } from '../../disk/index.ts';
import { CancelledError, UserError } from '../../errors.ts';
import { recordPath, renderPlan } from '../../render/index.ts';
import { hashText, type RunRecord } from '../../render/record.ts';
import { listAgreed, listChanges } from '../../report/file-list.ts';
import type { Style } from '../../report/style.ts';
import { version } from '../../version.ts';
import type { Session } from '../create.ts';
import type { Folder } from './choose-folder.ts';
import type { Decision } from './decide.ts';

export interface Written {
	readonly agreed: readonly AgreedChange[];
	/** Relative paths; empty when everything was there already, or on a dry run. */
	readonly paths: readonly string[];
	/** Those of the paths that hold what was there before. */
	readonly copies: readonly string[];
	/** What a build reads: ours, or ours beside the one that was kept; undefined where only the kept one is there. */
	readonly dockerfile: string | undefined;
}

interface Writing {
	readonly folder: Folder;
	readonly decision: Decision;
	readonly recorded: RunRecord | undefined;
	readonly measurements?: readonly Measurement[];
}

/** Shows every file and what happens to it, asks where a person must, and writes all or nothing. */
export const writeFiles = async (session: Session, writing: Writing): Promise<Written> => {
	const { screen, style, options, io } = session;
	const changes = planChanges(writing);
	screen.step('Files', listChanges(changes, style));
	if (options.dryRun) return showOnly(session, changes);
	const agreed = await agree(session, changes);
	const paths = await applyChanges(writing.folder.root, agreed, { signal: io.signal });
	if (agreed.some(({ resolution }) => resolution !== 'write')) screen.step('Agreed', listAgreed(agreed, style));
	const copies = paths.filter((path) => !agreed.some(({ change }) => path === change.path) && path.includes('.orig'));
	screen.step(
		paths.length === 0 ? 'Nothing had to be written.' : `Wrote ${count(paths.length - copies.length)}.`,
		copies.length === 0 ? [] : [`What was there before is kept in ${copies.join(', ')}.`],
	);
	return { agreed, paths, copies, dockerfile: dockerfileOf(agreed, paths) };
};

const dockerfileOf = (agreed: readonly AgreedChange[], paths: readonly string[]): string | undefined => {
	const resolution = agreed.find(({ change }) => change.path === 'Dockerfile')?.resolution;
	if (resolution === 'keep') return undefined;
	if (resolution !== 'beside') return 'Dockerfile';
	const beside = 'Dockerfile.hardened';
	return paths.find((path) => path.startsWith(beside)) ?? beside;
};

/** Renders again with the sizes that were measured, and changes only the files that are still as this run wrote them. */
export const writeMeasurements = async (
	{ io }: Session,
	{ measurements = [], ...writing }: Writing,
): Promise<readonly string[]> => {
	const written = renderTree(writing);
	const existing = readExisting(writing.folder.root, [...written.keys()]);
	const agreed = [...renderTree({ ...writing, measurements })].flatMap(([path, after]): readonly AgreedChange[] => {
		const before = written.get(path);
		if (before === undefined || before === after || existing.get(path) !== before) return [];
		return [{ change: { kind: 'update', path, before, after }, resolution: 'write' }];
	});
	return applyChanges(writing.folder.root, agreed, { signal: io.signal });
};

const planChanges = (writing: Writing): readonly Change[] => {
	const { folder, recorded } = writing;
	const tree = renderTree(writing);
	const existing = readExisting(folder.root, [...tree.keys()]);
	// The record is ours alone, and cannot hold its own hash.
	const ownRecord = existing.get(recordPath);
	const hashes = { ...recorded?.files, ...(ownRecord === undefined ? {} : { [recordPath]: hashText(ownRecord) }) };
	return diffFileTree(tree, { existing, recorded: new Map(Object.entries(hashes)), hash: hashText });
};

const renderTree = ({ decision, recorded, measurements }: Writing): FileTree => {
	const { plan, answers, starter } = decision;
	return renderPlan(plan, {
		answers,
		toolVersion: version,
		...(recorded === undefined ? {} : { recorded }),
		...(starter === undefined ? {} : { starter }),
		...(measurements === undefined ? {} : { measurements }),
	});
};

const showOnly = async ({ screen, style }: Session, changes: readonly Change[]): Promise<Written> => {
	for (const change of changes.filter(({ kind }) => kind !== 'unchanged')) {
		screen.step(`${change.path}: ${change.kind}`, await difference(change, { style, columns: screen.columns }));
	}

	return { agreed: [], paths: [], copies: [], dockerfile: 'Dockerfile' };
};

const agree = async (
	{ screen, style, terminal, options }: Session,
	changes: readonly Change[],
): Promise<readonly AgreedChange[]> => {
	const { onConflict } = options;
	const conflicts = changes.filter(({ kind }) => kind === 'conflict');
	if (terminal === undefined || (onConflict !== undefined && conflicts.length > 0)) return settle(changes, onConflict);
	const showDifference = async (change: Change): Promise<void> =>
		screen.step('Difference', await difference(change, { style, columns: screen.columns }));
	const agreed = await reviewChanges(changes, { terminal, showDifference });
	if (agreed === undefined) throw new CancelledError();
	return agreed;
};

/** Loaded only when a difference is looked at. */
const difference = async (change: Change, look: { readonly style: Style; readonly columns: number }) => {
	const { renderDifference } = await import('../../report/difference.ts');
	return renderDifference(change, look);
};

const settle = (changes: readonly Change[], onConflict: Session['options']['onConflict']): readonly AgreedChange[] => {
	const conflicts = changes.filter(({ kind }) => kind === 'conflict');
	if (conflicts.length > 0 && onConflict === undefined) {
		throw new UserError(
			`Nothing was written: ${conflicts.map(({ path }) => path).join(', ')} ${conflicts.length === 1 ? 'is' : 'are'} there and would change.`,
			'Choose with --on-conflict overwrite (a copy is kept), keep, or beside; --dry-run shows the differences.',
		);
	}

	return changes.map((change): AgreedChange => {
		if (change.kind !== 'conflict' || onConflict === 'overwrite')
			return { change, resolution: 'write', keepCopy: change.kind === 'conflict' };
		return { change, resolution: onConflict === 'keep' ? 'keep' : 'beside' };
	});
};

const count = (files: number): string => (files === 1 ? '1 file' : `${files} files`);
