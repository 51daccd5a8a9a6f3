import type { AgreedChange, Change, Resolution } from '../core/file-tree.ts';
import { askSelect, type Terminal } from './prompts.ts';

interface Review {
	readonly terminal: Terminal;
	/** Prints the difference of one file. */
	readonly showDifference: (change: Change) => Promise<void>;
}

/** Asks for a yes for every file that a person made or changed, then once for the whole. Undefined: do not write. */
export const reviewChanges = async (
	changes: readonly Change[],
	review: Review,
): Promise<readonly AgreedChange[] | undefined> => {
	const agreed: AgreedChange[] = [];
	for (const change of changes) {
		const resolution = change.kind === 'conflict' ? await askConflict(change, review) : 'write';
		agreed.push({ change, resolution, keepCopy: change.kind === 'conflict' && resolution === 'write' });
	}

	return (await askToWrite(agreed, review)) ? agreed : undefined;
};

const askConflict = async (change: Change, { terminal, showDifference }: Review): Promise<Resolution> => {
	await showDifference(change);
	return askSelect<Resolution>(
		{
			message: `${change.path} is there and differs. What should happen to it?`,
			choices: [
				{ value: 'keep', label: 'Keep it', hint: 'nothing is written for this file' },
				{ value: 'beside', label: `Write ${change.path}.hardened beside it`, hint: 'compare and move it yourself' },
				{ value: 'write', label: 'Overwrite it', hint: 'a copy of what is there is kept' },
			],
			initial: 'keep',
		},
		terminal,
	);
};

const askToWrite = async (agreed: readonly AgreedChange[], { terminal, showDifference }: Review): Promise<boolean> => {
	const writes = agreed.filter(({ change, resolution }) => change.kind !== 'unchanged' && resolution !== 'keep');
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
