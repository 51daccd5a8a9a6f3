import type { AgreedChange, FileTree } from '../../core/file-tree.ts';
import { docsPath, recordPath } from '../../core/written-files.ts';
import type { Outcome } from '../../render/index.ts';

export const noneKept: Outcome = { kept: [], merged: [], settled: {} };

/** What was agreed to, as the record and the docs must know it. */
export const outcomeOf = (agreed: readonly AgreedChange[]): Outcome => {
	const pathsWith = (...resolutions: readonly string[]): readonly string[] =>
		agreed.filter(({ resolution }) => resolutions.includes(resolution)).map(({ change }) => change.path);
	const [kept, merged] = [pathsWith('keep', 'beside'), pathsWith('merge')];
	if (kept.length + merged.length === 0) return noneKept;
	const dockerfile = agreed.find(({ change }) => change.path === 'Dockerfile');
	return { kept, merged, settled: settledBy(agreed), ...(dockerfile === undefined ? {} : toldDockerfile(dockerfile)) };
};

/** A merged file needs no word: once it was written, only what is new of either side asks again. */
const settledBy = (agreed: readonly AgreedChange[]): Outcome['settled'] =>
	Object.fromEntries(
		agreed.flatMap(({ change, resolution }) =>
			change.kind === 'conflict' && (resolution === 'keep' || resolution === 'beside')
				? [[change.path, `${resolution} ${change.seen}`]]
				: [],
		),
	);

const toldDockerfile = ({ change, resolution }: AgreedChange): Pick<Outcome, 'dockerfile'> => {
	if (change.kind !== 'conflict' || resolution === 'write') return {};
	if (resolution === 'beside') return { dockerfile: { path: 'Dockerfile.hardened', text: change.after } };
	return { dockerfile: { path: 'Dockerfile', text: resolution === 'keep' ? change.before : change.after } };
};

const followers = [recordPath, docsPath];

/** The record and the docs as they are once the outcome is known; a file that a person settled stays as settled. */
export const followTree = (one: AgreedChange, tree: FileTree): AgreedChange => {
	const { change, resolution } = one;
	if (!followers.includes(change.path) || resolution !== 'write') return one;
	const after = tree.get(change.path) ?? change.after;
	if (change.kind === 'create') return { ...one, change: { ...change, after } };
	const before = change.kind === 'unchanged' ? change.after : change.before;
	const { path } = change;
	if (before === after) return { ...one, change: { kind: 'unchanged', path, after } };
	return {
		...one,
		change: change.kind === 'conflict' ? { ...change, after } : { kind: 'update', path, before, after },
	};
};
