import { reviewChanges } from '../../ask/review-changes.ts';
import type { AgreedChange, Change, Conflict } from '../../core/file-tree.ts';
import type { Part } from '../../core/merge.ts';
import type { ConflictChoice } from '../../create-options.ts';
import { CancelledError, UserError } from '../../errors.ts';
import type { RunRecord } from '../../render/record.ts';
import type { Style } from '../../report/style.ts';
import type { Session } from '../create.ts';
import type { Decision } from './decide.ts';

interface Agreeing {
	readonly decision: Decision;
	readonly recorded: RunRecord | undefined;
}

/** A yes for every file that differs: of a person, or by --on-conflict. */
export const agree = async (
	{ screen, style, terminal, options }: Session,
	changes: readonly Change[],
	agreeing: Agreeing,
): Promise<readonly AgreedChange[]> => {
	const { onConflict } = options;
	const conflicts = changes.filter(({ kind }) => kind === 'conflict');
	if (terminal === undefined || (onConflict !== undefined && conflicts.length > 0)) {
		return settleAll(changes, onConflict, agreeing);
	}

	const agreed = await reviewChanges(changes, {
		terminal,
		showDifference: async (change) =>
			screen.step('Difference', await difference(change, { style, columns: screen.columns })),
		merge: async (conflict) => {
			const { parts, merged } = await merge(conflict, agreeing);
			return parts.every(({ kind }) => kind === 'settled') && merged === conflict.before ? undefined : parts;
		},
	});
	if (agreed === undefined) throw new CancelledError();
	return agreed;
};

/** Loaded only when a difference is looked at. */
export const difference = async (change: Change, look: { readonly style: Style; readonly columns: number }) => {
	const { renderDifference } = await import('../../report/difference.ts');
	return renderDifference(change, look);
};

/** What --on-conflict says, for every file; nothing is settled where it does not say enough. */
export const settleAll = async (
	changes: readonly Change[],
	onConflict: ConflictChoice | undefined,
	agreeing: Agreeing,
): Promise<readonly AgreedChange[]> => {
	const conflicts = changes.filter(({ kind }) => kind === 'conflict');
	if (conflicts.length > 0 && onConflict === undefined) {
		throw new UserError(
			`Nothing was written: ${names(conflicts)} ${conflicts.length === 1 ? 'is' : 'are'} there and would change.`,
			'Choose with --on-conflict overwrite (a copy is kept), keep, merge, or beside; --dry-run shows the differences.',
		);
	}

	if (onConflict === 'merge') return mergeAll(changes, agreeing);
	return changes.map((change): AgreedChange => {
		if (change.kind !== 'conflict' || onConflict === 'overwrite')
			return { change, resolution: 'write', keepCopy: change.kind === 'conflict' };
		return { change, resolution: onConflict === 'keep' ? 'keep' : 'beside' };
	});
};

const mergeAll = async (changes: readonly Change[], agreeing: Agreeing): Promise<readonly AgreedChange[]> => {
	const merged = await Promise.all(changes.map((change) => mergeOne(change, agreeing)));
	const open = merged.filter((one): one is Conflict => 'kind' in one);
	if (open.length > 0) {
		throw new UserError(
			`Nothing was written: ${names(open)} cannot be merged without a choice.`,
			'In a terminal, without --on-conflict, every part that differs is shown and asked about.',
		);
	}

	return merged.filter((one): one is AgreedChange => 'resolution' in one);
};

const mergeOne = async (change: Change, agreeing: Agreeing): Promise<AgreedChange | Conflict> => {
	if (change.kind !== 'conflict') return { change, resolution: 'write' };
	const { parts, merged } = await merge(change, agreeing);
	if (parts.some(({ kind }) => kind === 'choice')) return change;
	return { change: { ...change, after: merged }, resolution: 'merge', keepCopy: true };
};

interface Merge {
	readonly parts: readonly Part[];
	/** With everything that is left to choose as it is in the file. */
	readonly merged: string;
}

const merge = async ({ path, before, after }: Conflict, { decision, recorded }: Agreeing): Promise<Merge> => {
	const [{ mergeTexts, mergedText }, { renderLastRun }] = await Promise.all([
		import('../../core/merge.ts'),
		import('./last-run.ts'),
	]);
	const base = renderLastRun(decision, recorded).get(path);
	const parts = mergeTexts({ base, mine: before, theirs: after });
	return { parts, merged: mergedText(parts, []) };
};

const names = (changes: readonly Change[]): string => changes.map(({ path }) => path).join(', ');
