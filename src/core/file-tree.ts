/** What is to be written: path relative to the project's root, with forward slashes, to text. */
export type FileTree = ReadonlyMap<string, string>;

/** One file of the tree held against what is there. */
export type Change =
	| { readonly kind: 'create'; readonly path: string; readonly after: string }
	| { readonly kind: 'unchanged'; readonly path: string; readonly after: string }
	/** Ours, and as we wrote it: may be updated once the plan is agreed to. */
	| { readonly kind: 'update'; readonly path: string; readonly before: string; readonly after: string }
	/** Differs, and a person made or changed it: needs a yes for this file. */
	| { readonly kind: 'conflict'; readonly path: string; readonly before: string; readonly after: string };

export type Conflict = Extract<Change, { readonly kind: 'conflict' }>;

/** Whether all that is there stays as it is, and lines are only added below it. */
export const addsOnly = ({ before, after }: Conflict): boolean => {
	const isEnded = before === '' || before.endsWith('\n');
	const ended = isEnded ? before : before + (before.includes('\r\n') ? '\r\n' : '\n');
	return after !== ended && after.startsWith(ended);
};

/** What was agreed for one file; `keep` leaves it as it is, and for `merge` the change holds the merged text. */
export type Resolution = 'write' | 'keep' | 'beside' | 'merge';

export interface AgreedChange {
	readonly change: Change;
	readonly resolution: Resolution;
	/** Keeps what is overwritten as a file of its own, for example Dockerfile.orig. */
	readonly keepCopy?: boolean;
}

/**
 * Sorts every file of the tree into create, unchanged, update or conflict.
 * `existing` holds the text of each path that is there; `recorded` the hash of each file as an earlier run wrote it.
 */
export const diffFileTree = (tree: FileTree, { existing, recorded, hash }: DiffContext): readonly Change[] =>
	[...tree].map(([path, after]): Change => {
		const before = existing.get(path);
		if (before === undefined) return { kind: 'create', path, after };
		if (before === after) return { kind: 'unchanged', path, after };
		const kind = recorded.get(path) === hash(before) ? 'update' : 'conflict';
		return { kind, path, before, after };
	});

export interface DiffContext {
	readonly existing: ReadonlyMap<string, string>;
	readonly recorded: ReadonlyMap<string, string>;
	readonly hash: (text: string) => string;
}
