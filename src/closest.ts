/** The word most like `text`, when it is like enough to be a slip of the keyboard. */
export const closest = (text: string, words: readonly string[]): string | undefined => {
	const ranked = words
		.map((word) => ({ word, distance: editDistance(text, word) }))
		.sort((left, right) => left.distance - right.distance);
	const [best] = ranked;
	return best !== undefined && best.distance <= Math.max(1, Math.floor(text.length / 3)) ? best.word : undefined;
};

/** Levenshtein's distance, one row at a time. */
const editDistance = (left: string, right: string): number => {
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= right.length; column += 1) {
			const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
			current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}

		previous = current;
	}

	return previous[right.length] ?? 0;
};
