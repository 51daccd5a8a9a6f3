import { type AgreedChange, asSettled, type Change, diffFileTree, type FileTree } from '../../core/file-tree.ts';
import type { Measurement } from '../../core/measurement.ts';
import { recordPath } from '../../core/written-files.ts';
import type { ConflictChoice } from '../../create-options.ts';
import { readExisting } from '../../disk/index.ts';
import { type Outcome, renderPlan } from '../../render/index.ts';
import { hashText, type RunRecord } from '../../render/record.ts';
import { version } from '../../version.ts';
import type { Folder } from './choose-folder.ts';
import type { Decision } from './decide.ts';
import { followTree, outcomeOf } from './outcome.ts';

export interface Writing {
	readonly folder: Folder;
	readonly decision: Decision;
	readonly recorded: RunRecord | undefined;
	readonly measurements?: readonly Measurement[];
	/** What the record and the docs have to follow; without it all is written as planned. */
	readonly outcome?: Outcome;
}

/** Every file and what happens to it, as far as that is known before anybody is asked. */
export const planChanges = (writing: Writing, onConflict: ConflictChoice | undefined): readonly Change[] => {
	const asPlanned = changesOf(writing).map((change) => asAsked(change, onConflict));
	const known = asPlanned.flatMap((change) => knownAhead(change, onConflict));
	const changes =
		known.length === 0
			? asPlanned
			: changesOf({ ...writing, outcome: outcomeOf(known) }).map((change) => asAsked(change, onConflict));
	// Until somebody says otherwise, what differs stays as it is.
	const asKept = changes.map((change): AgreedChange => {
		if (change.kind !== 'conflict') return { change, resolution: 'write' };
		return knownAhead(change, onConflict)[0] ?? { change, resolution: 'keep' };
	});
	const followed = followOutcome(asKept, { ...writing, outcome: outcomeOf(asKept) });
	return changes.map((change, index) => (change.kind === 'conflict' ? change : (followed[index]?.change ?? change)));
};

/** What an earlier run settled no longer counts where this one is told to overwrite or to merge. */
const asAsked = (change: Change, onConflict: ConflictChoice | undefined): Change =>
	change.kind === 'conflict' && (onConflict === 'overwrite' || onConflict === 'merge')
		? { ...change, settled: undefined }
		: change;

const knownAhead = (change: Change, onConflict: ConflictChoice | undefined): readonly AgreedChange[] => {
	if (change.kind !== 'conflict') return [];
	if (onConflict === 'overwrite') return [{ change, resolution: 'write' }];
	if (onConflict === 'keep' || onConflict === 'beside') return [{ change, resolution: onConflict }];
	return onConflict !== undefined || change.settled === undefined ? [] : [asSettled(change, change.settled)];
};

/** What is left to agree to, now that some of it is: a file may follow from what was agreed for one before it. */
export const replan = (writing: Writing, agreed: readonly AgreedChange[]): readonly Change[] =>
	changesOf({ ...writing, outcome: outcomeOf(agreed) }).filter(
		({ path }) => !agreed.some(({ change }) => change.path === path),
	);

/** Where nothing differs, all is written as it was planned. */
export const followOutcome = (agreed: readonly AgreedChange[], writing: Writing): readonly AgreedChange[] => {
	if (!agreed.some(({ change }) => change.kind === 'conflict')) return agreed;
	const tree = renderTree(writing);
	return agreed.map((one) => followTree(one, tree));
};

const changesOf = (writing: Writing): readonly Change[] => {
	const { folder, recorded } = writing;
	const tree = renderTree(writing);
	const existing = readExisting(folder.root, [...tree.keys()]);
	// The record is ours alone, and cannot hold its own hash.
	const ownRecord = existing.get(recordPath);
	const hashes = { ...recorded?.files, ...(ownRecord === undefined ? {} : { [recordPath]: hashText(ownRecord) }) };
	return diffFileTree(tree, {
		existing,
		recorded: new Map(Object.entries(hashes)),
		kept: recorded?.kept ?? {},
		planned: planned(writing),
		hash: hashText,
	});
};

/** Sizes change with every build, which is no reason to ask about docs that are kept. Rendered where a file differs only. */
const planned = ({ decision: { plan, answers } }: Writing): Pick<FileTree, 'get'> => {
	let tree: FileTree | undefined;
	return {
		get: (path) => {
			tree ??= renderPlan(plan, { answers, toolVersion: version });
			return tree.get(path);
		},
	};
};

export const renderTree = ({ decision, recorded, measurements, outcome }: Writing): FileTree => {
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
