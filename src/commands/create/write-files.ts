import { type AgreedChange, type Change, diffFileTree, type FileTree } from '../../core/file-tree.ts';
import type { Measurement } from '../../core/measurement.ts';
import { applyChanges, readExisting } from '../../disk/index.ts';
import { type Outcome, recordPath, renderPlan } from '../../render/index.ts';
import { hashText, type RunRecord } from '../../render/record.ts';
import { listAgreed, listChanges } from '../../report/file-list.ts';
import { version } from '../../version.ts';
import type { Session } from '../create.ts';
import { agree, difference, settleAll } from './agree.ts';
import type { Folder } from './choose-folder.ts';
import type { Decision } from './decide.ts';
import { followTree, noneKept, outcomeOf } from './outcome.ts';

export interface Written {
	readonly agreed: readonly AgreedChange[];
	/** Relative paths; empty when everything was there already, or on a dry run. */
	readonly paths: readonly string[];
	/** Those of the paths that hold what was there before. */
	readonly copies: readonly string[];
	readonly outcome: Outcome;
	/** What a build reads: ours, or ours beside the one that was kept; undefined where only the kept one is there. */
	readonly dockerfile: string | undefined;
}

interface Writing {
	readonly folder: Folder;
	readonly decision: Decision;
	readonly recorded: RunRecord | undefined;
	readonly measurements?: readonly Measurement[];
	/** What the record and the docs have to follow; without it all is written as planned. */
	readonly outcome?: Outcome;
}

/** Shows every file and what happens to it, asks where a person must, and writes all or nothing. */
export const writeFiles = async (session: Session, writing: Writing): Promise<Written> => {
	const { screen, style, options, io } = session;
	const changes = planChanges(writing);
	screen.step('Files', listChanges(changes, style));
	if (options.dryRun) return showOnly(session, changes, writing);
	const settled = await agree(session, changes, writing);
	const outcome = outcomeOf(settled);
	const agreed = followOutcome(settled, { ...writing, outcome });
	const paths = await applyChanges(writing.folder.root, agreed, { signal: io.signal });
	if (agreed.some(({ resolution }) => resolution !== 'write')) screen.step('Agreed', listAgreed(agreed, style));
	const copies = paths.filter((path) => !agreed.some(({ change }) => path === change.path) && path.includes('.orig'));
	screen.step(
		paths.length === 0 ? 'Nothing had to be written.' : `Wrote ${count(paths.length - copies.length)}.`,
		copies.length === 0 ? [] : [`What was there before is kept in ${copies.join(', ')}.`],
	);
	return { agreed, paths, copies, outcome, dockerfile: dockerfileOf(agreed, paths) };
};

const dockerfileOf = (agreed: readonly AgreedChange[], paths: readonly string[]): string | undefined => {
	const resolution = agreed.find(({ change }) => change.path === 'Dockerfile')?.resolution;
	if (resolution === 'keep') return undefined;
	if (resolution !== 'beside') return 'Dockerfile';
	const beside = 'Dockerfile.hardened';
	return paths.find((path) => path.startsWith(beside)) ?? beside;
};

/** Renders again with the sizes that were measured. */
export const writeMeasurements = (session: Session, { measurements = [], ...writing }: Writing): Promise<void> =>
	rewriteFiles(session, { from: writing, to: { ...writing, measurements } });

/** Writes what changes from one rendering to another, in the files that are still as this run wrote them. */
export const rewriteFiles = async (
	{ io }: Session,
	{ from, to }: { readonly from: Writing; readonly to: Writing },
): Promise<void> => {
	const written = renderTree(from);
	const existing = readExisting(from.folder.root, [...written.keys()]);
	const agreed = [...renderTree(to)].flatMap(([path, after]): readonly AgreedChange[] => {
		const before = written.get(path);
		if (before === undefined || before === after || existing.get(path) !== before) return [];
		return [{ change: { kind: 'update', path, before, after }, resolution: 'write' }];
	});
	await applyChanges(from.folder.root, agreed, { signal: io.signal });
};

/** Where nothing differs, all is written as it was planned. */
const followOutcome = (agreed: readonly AgreedChange[], writing: Writing): readonly AgreedChange[] => {
	if (!agreed.some(({ change }) => change.kind === 'conflict')) return agreed;
	const tree = renderTree(writing);
	return agreed.map((one) => followTree(one, tree));
};

const planChanges = (writing: Writing): readonly Change[] => {
	const { folder, recorded } = writing;
	const tree = renderTree(writing);
	const existing = readExisting(folder.root, [...tree.keys()]);
	// The record is ours alone, and cannot hold its own hash.
	const ownRecord = existing.get(recordPath);
	const hashes = { ...recorded?.files, ...(ownRecord === undefined ? {} : { [recordPath]: hashText(ownRecord) }) };
	const changes = diffFileTree(tree, { existing, recorded: new Map(Object.entries(hashes)), hash: hashText });
	// Until somebody says otherwise, what differs stays as it is.
	const asKept = changes.map(
		(change): AgreedChange => ({ change, resolution: change.kind === 'conflict' ? 'keep' : 'write' }),
	);
	const outcome = outcomeOf(asKept);
	return followOutcome(asKept, { ...writing, outcome }).map(({ change }) => change);
};

const renderTree = ({ decision, recorded, measurements, outcome }: Writing): FileTree => {
	const { plan, answers, starter } = decision;
	return renderPlan(plan, {
		answers,
		toolVersion: version,
		...(outcome === undefined ? {} : { outcome }),
		...(recorded === undefined ? {} : { recorded }),
		...(starter === undefined ? {} : { starter }),
		...(measurements === undefined ? {} : { measurements }),
	});
};

const showOnly = async (session: Session, changes: readonly Change[], writing: Writing): Promise<Written> => {
	const { screen, style, options } = session;
	const shown = options.onConflict === 'merge' ? await merged(changes, writing) : changes;
	for (const change of shown.filter(({ kind }) => kind !== 'unchanged')) {
		screen.step(`${change.path}: ${change.kind}`, await difference(change, { style, columns: screen.columns }));
	}

	return { agreed: [], paths: [], copies: [], outcome: noneKept, dockerfile: 'Dockerfile' };
};

const merged = async (changes: readonly Change[], writing: Writing): Promise<readonly Change[]> =>
	(await settleAll(changes, 'merge', writing)).map(({ change }) => change);

const count = (files: number): string => (files === 1 ? '1 file' : `${files} files`);
