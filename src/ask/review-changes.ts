import {
	type AgreedChange,
	addsOnly,
	asSettled,
	type Change,
	type Conflict,
	type Resolution,
} from '../core/file-tree.ts';
import type { Part } from '../core/merge.ts';
import { settleInOrder } from '../core/settle-in-order.ts';
import { askToMerge } from './ask-to-merge.ts';
import { askSelect, type Terminal } from './prompts.ts';

export interface Review {
	readonly terminal: Terminal;
	/** What is left to ask about, given what was agreed so far. */
	readonly replan: (agreed: readonly AgreedChange[]) => readonly Change[];
	/** Prints the difference of one file. */
	readonly showDifference: (change: Change) => Promise<void>;
	/** Tells what would go wrong if it is kept, given what was agreed so far, and brings it together with what would be written. */
	readonly merge: (conflict: Conflict, agreed: readonly AgreedChange[]) => Promise<Merge>;
}

interface Merge {
	/** Undefined where merging would change nothing. */
	readonly parts: readonly Part[] | undefined;
	/** Kept as it is, the build would fail. */
	readonly isNeeded: boolean;
}

/** Asks for a yes for every file that a person made or changed, then once for the whole. Undefined: do not write. */
export const reviewChanges = async (
	changes: readonly Change[],
	review: Review,
): Promise<readonly AgreedChange[] | undefined> => {
	const agreed = await settleInOrder(changes, {
		settle: async (change, before) => {
			if (change.kind !== 'conflict') return { change, resolution: 'write' };
			return change.settled ? asSettled(change, change.settled) : settleConflict(change, before, review);
		},
		replan: review.replan,
	});
	return (await askToWrite(agreed, review)) ? agreed : undefined;
};

const settleConflict = async (
	change: Conflict,
	agreed: readonly AgreedChange[],
	review: Review,
): Promise<AgreedChange> => {
	await review.showDifference(change);
	if (addsOnly(change)) return { change, resolution: await askAddition(change, review) };
	const merge = await review.merge(change, agreed);
	const { parts } = merge;
	for (;;) {
		const resolution = await askConflict(change, { ...review, ...merge });
		if (resolution !== 'merge' || parts === undefined) return { change, resolution, keepCopy: resolution === 'write' };
		const merged = await askToMerge(change, { ...review, parts });
		if (merged?.after === change.before) return { change, resolution: 'keep' };
		if (merged !== undefined) return { change: merged, resolution, keepCopy: true };
	}
};

const mergeChoice = {
	value: 'merge',
	label: 'Merge the two',
	hint: 'the result is shown first, and a copy of what is there is kept',
} as const;

/** What the service needs, such as a server among the requirements; nothing that a person wrote is lost. */
const askAddition = ({ path }: Conflict, { terminal }: Review): Promise<Resolution> =>
	askSelect<Resolution>(
		{
			message: `The service needs more than ${path} says. Add these lines to it?`,
			choices: [
				{ value: 'write', label: 'Add them', hint: 'what is there stays as it is' },
				{ value: 'keep', label: 'Keep it', hint: 'nothing is written for this file' },
				{ value: 'beside', label: `Write ${path}.hardened beside it`, hint: 'compare and move it yourself' },
			],
			initial: 'write',
		},
		terminal,
	);

const askConflict = ({ path }: Conflict, { terminal, parts, isNeeded }: Review & Merge): Promise<Resolution> =>
	askSelect<Resolution>(
		{
			message: `${path} is there and differs. What should happen to it?`,
			choices: [
				{ value: 'keep', label: 'Keep it', hint: 'nothing is written for this file' },
				{ value: 'beside', label: `Write ${path}.hardened beside it`, hint: 'compare and move it yourself' },
				...(parts === undefined ? [] : [mergeChoice]),
				{ value: 'write', label: 'Overwrite it', hint: 'a copy of what is there is kept' },
			],
			initial: isNeeded && parts !== undefined ? 'merge' : 'keep',
		},
		terminal,
	);

const stays = (change: Change, resolution: Resolution): boolean =>
	resolution === 'keep' || (change.kind === 'conflict' && change.settled !== undefined);

const askToWrite = async (agreed: readonly AgreedChange[], { terminal, showDifference }: Review): Promise<boolean> => {
	const writes = agreed.filter(({ change, resolution }) => change.kind !== 'unchanged' && !stays(change, resolution));
	if (writes.length === 0) return true;
	for (;;) {
		const answer = await askSelect<'yes' | 'show' | 'no'>(
			{
				message: `Write ${writes.length === 1 ? 'this file' : `these ${writes.length} files`}?`,
				choices: [
					{ value: 'yes', label: 'Yes' },
					{ value: 'show', label: 'Show the differences first' },
					{ value: 'no', label: 'No', hint: 'nothing is written' },
				],
				initial: 'yes',
			},
			terminal,
		);
		if (answer !== 'show') return answer === 'yes';
		for (const { change } of writes) await showDifference(change);
	}
};
