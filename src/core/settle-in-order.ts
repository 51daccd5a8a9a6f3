import type { AgreedChange, Change } from './file-tree.ts';

interface Settling {
	readonly settle: (change: Change, before: readonly AgreedChange[]) => Promise<AgreedChange>;
	/** What is left to settle, as it is now. */
	readonly replan: (agreed: readonly AgreedChange[]) => readonly Change[];
}

/** Settles one change after the other, as what becomes of a file decides what those behind it say. */
export const settleInOrder = async (
	changes: readonly Change[],
	{ settle, replan }: Settling,
): Promise<readonly AgreedChange[]> => {
	const agreed: AgreedChange[] = [];
	let rest = changes;
	for (let [change] = rest; change !== undefined; [change] = rest) {
		agreed.push(await settle(change, agreed));
		rest = change.kind === 'conflict' ? replan(agreed) : rest.slice(1);
	}

	return agreed;
};
