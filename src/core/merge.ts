import { diffArrays } from 'diff';

/** A stretch of lines of a merged file: settled, or for a person to choose from. */
export type Part =
	| { readonly kind: 'settled'; readonly lines: readonly string[] }
	| { readonly kind: 'choice'; readonly mine: readonly string[]; readonly theirs: readonly string[] };

export type Side = 'mine' | 'theirs';

interface Sides {
	/** What both sides started from; undefined where nobody knows it, and then every difference is a choice. */
	readonly base: string | undefined;
	readonly mine: string;
	readonly theirs: string;
}

/** Brings two texts together line by line; what only one side changed is taken, what both changed is left to choose. */
export const mergeTexts = ({ base, mine, theirs }: Sides): readonly Part[] => {
	const sides = { base: toLines(base ?? mine), mine: toLines(mine), theirs: toLines(theirs) };
	const parts = stretchesOf(sides).map(({ base: old, mine: left, theirs: right }): Part => {
		if (isSame(left, right)) return { kind: 'settled', lines: left };
		if (base !== undefined && isSame(old, left)) return { kind: 'settled', lines: right };
		if (base !== undefined && isSame(old, right)) return { kind: 'settled', lines: left };
		return { kind: 'choice', mine: left, theirs: right };
	});
	return parts.reduce(joinChoices, []);
};

/** Two files that have little in common still share empty lines, and these alone are no reason to ask twice. */
const joinChoices = (parts: readonly Part[], part: Part): readonly Part[] => {
	const first = parts.findLastIndex(
		(earlier) => earlier.kind === 'choice' || earlier.lines.some((line) => line !== ''),
	);
	const opening = parts[first];
	if (part.kind !== 'choice' || opening?.kind !== 'choice') return [...parts, part];
	const between = parts.slice(first + 1).flatMap((settled) => (settled.kind === 'settled' ? settled.lines : []));
	const joined = (side: Side): Lines => [...opening[side], ...between, ...part[side]];
	return [...parts.slice(0, first), { kind: 'choice', mine: joined('mine'), theirs: joined('theirs') }];
};

/** The merged text; choices are answered in their order, and those without an answer stay as mine. */
export const mergedText = (parts: readonly Part[], sides: readonly Side[]): string => {
	let choice = 0;
	return parts.flatMap((part) => (part.kind === 'settled' ? part.lines : part[sides[choice++] ?? 'mine'])).join('\n');
};

export const countChoices = (parts: readonly Part[]): number => parts.filter(({ kind }) => kind === 'choice').length;

type Lines = readonly string[];

interface Stretch {
	readonly base: Lines;
	readonly mine: Lines;
	readonly theirs: Lines;
}

/** Cuts all three at the lines that both sides left as they were; each such line is a stretch of its own. */
const stretchesOf = ({ base, mine, theirs }: Stretch): readonly Stretch[] => {
	const [inMine, inTheirs] = [placesOf(base, mine), placesOf(base, theirs)];
	const kept = [...base.keys()].filter((line) => inMine.has(line) && inTheirs.has(line));
	const cut = (from: number, to: number): Stretch => ({
		base: base.slice(from + 1, to),
		mine: mine.slice((inMine.get(from) ?? -1) + 1, inMine.get(to)),
		theirs: theirs.slice((inTheirs.get(from) ?? -1) + 1, inTheirs.get(to)),
	});
	const between = kept.flatMap((line, index) => {
		const same = base.slice(line, line + 1);
		return [cut(kept[index - 1] ?? -1, line), { base: same, mine: same, theirs: same }];
	});
	return [...between, cut(kept.at(-1) ?? -1, base.length)].filter(
		({ mine: left, theirs: right }) => left.length + right.length > 0,
	);
};

/** Where each line of `from` that is still there stands in `to`. */
const placesOf = (from: Lines, to: Lines): ReadonlyMap<number, number> => {
	const places = new Map<number, number>();
	let [old, now] = [0, 0];
	for (const { added, removed, count } of diffArrays([...from], [...to])) {
		if (!added && !removed) for (let line = 0; line < count; line++) places.set(old + line, now + line);
		if (!added) old += count;
		if (!removed) now += count;
	}

	return places;
};

const toLines = (text: string): Lines => text.split('\n');

const isSame = (left: Lines, right: Lines): boolean =>
	left.join('\n') === right.join('\n') && left.length === right.length;
