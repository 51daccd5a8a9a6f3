import { reviewChanges } from '../../ask/review-changes.ts';
import type { AgreedChange, Change, Conflict } from '../../core/file-tree.ts';
import type { Part } from '../../core/merge.ts';
import { isIgnoreFile, keptOutOfBuild, keptOutSentence, letIntoBuild } from '../../core/merge-ignore-file.ts';
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
		const settled = await settleAll(changes, onConflict, agreeing);
		for (const reason of settled.map((one) => whyNeeded(one, settled))) if (reason !== undefined) screen.warn(reason);
		return settled;
	}

	const agreed = await reviewChanges(changes, {
		terminal,
		showDifference: async (change) =>
			screen.step('Difference', await difference(change, { style, columns: screen.columns })),
		merge: async (conflict, before) => {
			const reason = whyNeeded({ change: conflict, resolution: 'keep' }, before);
			if (reason !== undefined) screen.warn(reason);
			const { parts, merged } = await merge(conflict, agreeing);
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
	if (base === undefined && isIgnoreFile(path)) return mergeIgnoreFile({ before, after });
	const parts = mergeTexts({ base, mine: before, theirs: after });
	return { parts, merged: mergedText(parts, []) };
};

const mergeIgnoreFile = (texts: Pick<Conflict, 'before' | 'after'>): Merge => {
	const merged = letIntoBuild(texts.before, keptOutOfBuild(texts));
	return { parts: [{ kind: 'settled', lines: merged.split('\n') }], merged };
};

const names = (changes: readonly Change[]): string => changes.map(({ path }) => path).join(', ');
