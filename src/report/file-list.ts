import type { AgreedChange, Change } from '../core/file-tree.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

type State = Change['kind'] | 'keep' | 'beside' | 'merge' | 'overwrite' | 'settled';

/** The files as a tree, each with what happens to it. */
export const listChanges = (changes: readonly Change[], style: Style): readonly string[] =>
	drawTree(
		changes.map((change) => ({ path: change.path, state: isSettled(change) ? 'settled' : change.kind })),
		style,
	);

export const listAgreed = (agreed: readonly AgreedChange[], style: Style): readonly string[] =>
	drawTree(
		agreed.map(({ change, resolution }) => ({ path: change.path, state: agreedState(change, resolution) })),
		style,
	);

const agreedState = (change: Change, resolution: AgreedChange['resolution']): State => {
	if (change.kind !== 'conflict') return change.kind;
	if (isSettled(change) && resolution === change.settled) return 'settled';
	return resolution === 'write' ? 'overwrite' : resolution;
};

const isSettled = (change: Change): boolean => change.kind === 'conflict' && change.settled !== undefined;

interface Row {
	readonly path: string;
	readonly state: State;
}

const drawTree = (rows: readonly Row[], style: Style): readonly string[] => {
	const sorted = [...rows].sort(byFolderThenName);
	const width = Math.max(...sorted.map(({ path }) => depth(path) * 2 + fileName(path).length)) + 2;
	return sorted.flatMap((row, index) => [
		...newFolders(row.path, sorted[index - 1]?.path).map((line) => style.dim(line)),
		`${`${'  '.repeat(depth(row.path))}${printable(fileName(row.path))}`.padEnd(width)}${paintState(row.state, style)}`,
	]);
};

const depth = (path: string): number => path.split('/').length - 1;
const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): readonly string[] => path.split('/').slice(0, -1);

/** Files of a folder before its subfolders, so that each folder's name is printed once. */
const byFolderThenName = (left: Row, right: Row): number => {
	const [a, b] = [folderOf(left.path).join('/'), folderOf(right.path).join('/')];
	if (a !== b) return a < b ? -1 : 1;
	return left.path < right.path ? -1 : 1;
};

/** The lines that name the folders which this file is the first of. */
const newFolders = (path: string, previous: string | undefined): readonly string[] => {
	const before = previous === undefined ? [] : folderOf(previous);
	const folders = folderOf(path);
	const shared = folders.findIndex((folder, index) => folder !== before[index]);
	if (shared < 0) return [];
	return folders.slice(shared).map((folder, index) => `${'  '.repeat(shared + index)}${printable(folder)}/`);
};

const paintState = (state: State, style: Style): string => {
	const paint = {
		create: style.good,
		update: style.caution,
		overwrite: style.caution,
		merge: style.caution,
		unchanged: style.dim,
		keep: style.dim,
		settled: style.dim,
		beside: style.good,
		conflict: style.bad,
	}[state];
	const words = {
		conflict: 'differs from what is there',
		beside: 'keep, written beside it as .hardened',
		settled: 'keep, as before',
	};
	return paint(state in words ? words[state as keyof typeof words] : state);
};
