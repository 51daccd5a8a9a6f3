import type { AgreedChange } from '../core/file-tree.ts';

/** One file to write; `before` is the text that the plan saw there, undefined when it saw nothing. */
export interface Write {
	readonly path: string;
	readonly text: string;
	readonly before: string | undefined;
	/** Keeps what is replaced as a file of its own, as nobody looked at it. */
	readonly keepCopy: boolean;
	/** Takes the next free name where this one is taken by something else. */
	readonly besideTaken: boolean;
}

/** What was agreed to, as files to write; kept and unchanged ones are none. */
export const toWrites = (agreed: readonly AgreedChange[]): readonly Write[] =>
	agreed.flatMap(({ change, resolution, keepCopy }): readonly Write[] => {
		if (resolution === 'keep' || change.kind === 'unchanged') return [];
		// All of a merge may be there already.
		if (resolution === 'merge' && change.kind === 'conflict' && change.before === change.after) return [];
		const common = { text: change.after, keepCopy: keepCopy === true, besideTaken: false };
		if (resolution === 'beside') {
			return [{ ...common, path: `${change.path}.hardened`, before: undefined, keepCopy: false, besideTaken: true }];
		}
		return [{ ...common, path: change.path, before: change.kind === 'create' ? undefined : change.before }];
	});
