import type { Conflict } from '../core/file-tree.ts';
import type { Part, Side } from '../core/merge.ts';
import { askSelect } from './prompts.ts';
import type { Review } from './review-changes.ts';

interface Merging extends Pick<Review, 'terminal' | 'showDifference'> {
	readonly parts: readonly Part[];
}

/** Asks about every part that cannot be settled by itself and shows the result; undefined when it is not taken. */
export const askToMerge = async (change: Conflict, merging: Merging): Promise<Conflict | undefined> => {
	const { countChoices, mergedText } = await import('../core/merge.ts');
	const { parts, terminal, showDifference } = merging;
	const sides: Side[] = [];
	for (let number = 1; number <= countChoices(parts); number++) {
		const [before, after] = [mergedText(parts, sides), mergedText(parts, [...sides, 'theirs'])];
		await showDifference({ ...change, before, after });
		sides.push(await askPart(`Part ${number} of ${countChoices(parts)} of ${change.path}: which lines?`, merging));
	}

	const merged = { ...change, after: mergedText(parts, sides) };
	// All parts as they are: there is nothing to show or to take.
	if (merged.after === change.before) return merged;
	await showDifference(merged);
	const isTaken = await askSelect(
		{
			message: `This would change in ${change.path}. Take the merged file?`,
			choices: [
				{ value: true, label: 'Yes' },
				{ value: false, label: 'No', hint: 'choose again what happens to this file' },
			],
			initial: true,
		},
		terminal,
	);
	return isTaken ? merged : undefined;
};

const askPart = (message: string, { terminal }: Merging): Promise<Side> =>
	askSelect<Side>(
		{
			message,
			choices: [
				{ value: 'mine', label: 'Keep what is there', hint: 'the lines with -' },
				{ value: 'theirs', label: 'Take what would be written', hint: 'the lines with +' },
			],
			initial: 'mine',
		},
		terminal,
	);
