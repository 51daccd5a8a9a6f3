/** Tells the line of each position in a text. */
export const lineCounter = (text: string): ((position: number) => number) => {
	const starts = [0];
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return (position) => {
		let [low, high] = [0, starts.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((starts[middle] ?? 0) <= position) low = middle + 1;
			else high = middle;
		}
		return low;
	};
};
