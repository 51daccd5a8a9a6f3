/** The word most like `text`, when it is like enough to be a slip of the keyboard. */
export const closest = (text: string, words: readonly string[]): string | undefined => {
	const ranked = words
		.map((word) => ({ word, distance: editDistance(text, word) }))
		.sort((left, right) => left.distance - right.distance);
	const [best] = ranked;
	return best !== undefined && best.distance <= Math.max(1, Math.floor(text.length / 3)) ? best.word : undefined;
};

/** Letters to add, leave out or change, or neighbours to swap, row by row. */
const editDistance = (left: string, right: string): number => {
	const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, index) => index)];
	const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
	for (let row = 1; row <= left.length; row += 1) {
		const current = [row];
		rows.push(current);
		for (let column = 1; column <= right.length; column += 1) {
			const change = at(row - 1, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
			const isSwap = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
			const swap = isSwap && row > 1 && column > 1 ? at(row - 2, column - 2) + 1 : change;
			current.push(Math.min(change, swap, at(row - 1, column) + 1, at(row, column - 1) + 1));
		}
	}

	return at(left.length, right.length);
};
