/** Compares the release numbers of two PEP 440 versions; pre-release and local parts do not count. */
export const isBelow = (version: string, limit: string): boolean => {
	const [left, right] = [releaseNumbers(version), releaseNumbers(limit)];
	const length = Math.max(left.length, right.length);
	for (let index = 0; index < length; index++) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	return false;
};

const releaseNumbers = (version: string): readonly number[] =>
	(/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);
