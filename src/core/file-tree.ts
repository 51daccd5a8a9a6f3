/** What is to be written: path relative to the project's root, with forward slashes, to text. */
export type FileTree = ReadonlyMap<string, string>;

/** One file of the tree held against what is there. */
export type Change =
	| { readonly kind: 'create'; readonly path: string; readonly after: string }
	| { readonly kind: 'unchanged'; readonly path: string; readonly after: string }
	/** Ours, and as we wrote it: may be updated once the plan is agreed to. */
	| { readonly kind: 'update'; readonly path: string; readonly before: string; readonly after: string }
	/** Differs, and a person made or changed it: needs a yes for this file. */
	| {
			readonly kind: 'conflict';
			readonly path: string;
			readonly before: string;
			readonly after: string;
			/** Stands for both texts, so that the record can tell when either of them is another. */
			readonly seen: string;
			/** What an earlier run settled for these very texts. */
			readonly settled: Settled | undefined;
	  };

/** `merge` where only the person has changed the file since it was written, so that all of their text stays. */
export type Settled = 'keep' | 'beside' | 'merge';

export type Conflict = Extract<Change, { readonly kind: 'conflict' }>;

/** Whether all that is there stays as it is, and lines are only added below it. */
export const addsOnly = ({ before, after }: Pick<Conflict, 'before' | 'after'>): boolean => {
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

/** Sorts every file of the tree into create, unchanged, update or conflict. */
export const diffFileTree = (tree: FileTree, context: DiffContext): readonly Change[] =>
	[...tree].map(([path, after]): Change => {
		const { existing, recorded, hash } = context;
		const before = existing.get(path);
		if (before === undefined) return { kind: 'create', path, after };
		if (before === after) return { kind: 'unchanged', path, after };
		if (recorded.get(path) === hash(before)) return { kind: 'update', path, before, after };
		return toConflict({ path, before, after }, context);
	});

export interface DiffContext {
	/** The text of each path that is there. */
	readonly existing: ReadonlyMap<string, string>;
	/** The hash of each file as an earlier run wrote it. */
	readonly recorded: ReadonlyMap<string, string>;
	/** What an earlier run settled for a file, and behind a space what it saw. */
	readonly kept?: Readonly<Record<string, string>>;
	/** What the plan alone says, where the tree also has what was measured. */
	readonly planned?: Pick<FileTree, 'get'>;
	readonly hash: (text: string) => string;
}

const toConflict = (
	change: Pick<Conflict, 'path' | 'before' | 'after'>,
	{ recorded, kept = {}, planned, hash }: DiffContext,
): Conflict => {
	const { path, before, after } = change;
	const seen = hash(`${before}\0${planned?.get(path) ?? after}`);
	const settled = (['keep', 'beside'] as const).find((resolution) => kept[path] === `${resolution} ${seen}`);
	const isMineAlone = recorded.get(path) === hash(after);
	return { kind: 'conflict', ...change, seen, settled: settled ?? (isMineAlone ? 'merge' : undefined) };
};

/** The same as in the earlier run; a merge leaves what is there. */
export const asSettled = (change: Conflict, resolution: Settled): AgreedChange => ({
	change: resolution === 'merge' ? { ...change, after: change.before } : change,
	resolution,
});
