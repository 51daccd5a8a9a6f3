export const median = (values: readonly number[]): number => {
	const sorted = [...values].sort((left, right) => left - right);
	const middle = Math.floor(sorted.length / 2);
	const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
	return sorted.length % 2 === 0 ? (low + high) / 2 : high;
};

/** The median of the ratios, pair by pair, so that a machine that slows down slows down both sides. */
export const medianRatio = (ours: readonly number[], theirs: readonly number[]): number =>
	median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)));

export const printRow = (cells: readonly string[], widths: readonly number[]): void => {
	console.log(
		cells
			.map((cell, index) => cell.padEnd(widths[index] ?? 0))
			.join('  ')
			.trimEnd(),
	);
};
