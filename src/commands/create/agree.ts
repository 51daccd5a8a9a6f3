import { reviewChanges } from '../../ask/review-changes.ts';
import { type AgreedChange, addsOnly, asSettled, type Change, type Conflict } from '../../core/file-tree.ts';
import type { Part } from '../../core/merge.ts';
import { isIgnoreFile, keptOutOfBuild, keptOutSentence, letIntoBuild } from '../../core/merge-ignore-file.ts';
import { settleInOrder } from '../../core/settle-in-order.ts';
import type { ConflictChoice } from '../../create-options.ts';
import { CancelledError, UserError } from '../../errors.ts';
import type { TextOptions } from '../../report/style.ts';
import type { Session } from '../session.ts';
import { replan, type Writing } from './plan-changes.ts';

/** A yes for every file that differs: of a person, or by --on-conflict. */
export const agree = async (
	{ screen, style, terminal, options }: Session,
	changes: readonly Change[],
	writing: Writing,
): Promise<readonly AgreedChange[]> => {
	const { onConflict } = options;
	const conflicts = changes.filter(({ kind }) => kind === 'conflict');
	if (terminal === undefined || (onConflict !== undefined && conflicts.length > 0)) {
		const settled = await settleAll(changes, onConflict, writing);
		for (const reason of settled.map((one) => whyNeeded(one, settled))) if (reason !== undefined) screen.warn(reason);
		return settled;
	}

	const agreed = await reviewChanges(changes, {
		terminal,
		replan: (settled) => replan(writing, settled),
		showDifference: async (change) =>
			screen.step('Difference', await difference(change, { style, columns: screen.columns })),
		merge: async (conflict, before) => {
			const reason = whyNeeded({ change: conflict, resolution: 'keep' }, before);
			if (reason !== undefined) screen.warn(reason);
			const { parts, merged } = await merge(conflict, writing);
			const isSame = parts.every(({ kind }) => kind === 'settled') && merged === conflict.before;
			return { parts: isSame ? undefined : parts, isNeeded: reason !== undefined };
		},
	});
	if (agreed === undefined) throw new CancelledError();
	return agreed;
};

/** Why a kept ignore file lets the build fail; never where the Dockerfile is a person's own. */
const whyNeeded = ({ change, resolution }: AgreedChange, agreed: readonly AgreedChange[]): string | undefined => {
	if (change.kind !== 'conflict' || !isIgnoreFile(change.path) || !isKept(resolution)) return undefined;
	if (agreed.some((other) => other.change.path === 'Dockerfile' && other.resolution === 'keep')) return undefined;
	const lines = keptOutOfBuild(change);
	return lines.length === 0 ? undefined : keptOutSentence(change.path, lines);
};

const isKept = (resolution: AgreedChange['resolution']): boolean => resolution === 'keep' || resolution === 'beside';

/** Loaded only when a difference is looked at. */
export const difference = async (change: Change, options: TextOptions) => {
	const { renderDifference } = await import('../../report/difference.ts');
	return renderDifference(change, options);
};

/** What --on-conflict or an earlier run says, for every file; nothing is settled where that does not say enough. */
export const settleAll = async (
	changes: readonly Change[],
	onConflict: ConflictChoice | undefined,
	writing: Writing,
): Promise<readonly AgreedChange[]> => {
	const open: Conflict[] = [];
	const agreed = await settleInOrder(changes, {
		settle: async (change) => {
			if (change.kind !== 'conflict') return { change, resolution: 'write' };
			const one = await settle(change, onConflict, writing);
			if (one === undefined) open.push(change);
			return one ?? { change, resolution: 'keep' };
		},
		replan: (settled) => replan(writing, settled),
	});
	if (open.length > 0) throw unsettled(open, onConflict);
	return agreed;
};

const settle = async (
	change: Conflict,
	onConflict: ConflictChoice | undefined,
	writing: Writing,
): Promise<AgreedChange | undefined> => {
	if (onConflict === 'overwrite') return { change, resolution: 'write', keepCopy: true };
	if (onConflict === 'keep' || onConflict === 'beside') return { change, resolution: onConflict };
	if (onConflict === undefined) return change.settled && asSettled(change, change.settled);
	// What a person wrote is all in there, so there is nothing to choose.
	if (addsOnly(change)) return { change, resolution: 'write' };
	const { parts, merged } = await merge(change, writing);
	if (parts.some(({ kind }) => kind === 'choice')) return undefined;
	return { change: { ...change, after: merged }, resolution: 'merge', keepCopy: true };
};

const unsettled = (open: readonly Conflict[], onConflict: ConflictChoice | undefined): UserError => {
	const names = open.map(({ path }) => path).join(', ');
	return onConflict === 'merge'
		? new UserError(
				`Nothing was written: ${names} cannot be merged without a choice.`,
				'In a terminal, without --on-conflict, every part that differs is shown and asked about.',
			)
		: new UserError(
				`Nothing was written: ${names} ${open.length === 1 ? 'is' : 'are'} there and would change.`,
				'Choose with --on-conflict overwrite (a copy is kept), keep, merge, or beside; --dry-run shows the differences.',
			);
};

interface Merge {
	readonly parts: readonly Part[];
	/** With everything that is left to choose as it is in the file. */
	readonly merged: string;
}

const merge = async ({ path, before, after }: Conflict, { decision, recorded }: Writing): Promise<Merge> => {
	const [{ mergeTexts, mergedText }, { renderLastRun }] = await Promise.all([
		import('../../core/merge.ts'),
		import('./last-run.ts'),
	]);
	const base = renderLastRun(decision, recorded).get(path);
	if (base === undefined && isIgnoreFile(path)) return mergeIgnoreFile({ before, after });
	const parts = mergeTexts({ base, mine: before, theirs: after });
	return { parts, merged: mergedText(parts, []) };
};

const mergeIgnoreFile = (texts: Pick<Conflict, 'before' | 'after'>): Merge => {
	const merged = letIntoBuild(texts.before, keptOutOfBuild(texts));
	return { parts: [{ kind: 'settled', lines: merged.split('\n') }], merged };
};
