/** For each practice that a Dockerfile's comments name, the lines of the instructions right below those comments. */
export const citedLines = (dockerfile: string): ReadonlyMap<string, readonly number[]> => {
	const cited = new Map<string, number[]>();
	let pending: string[] = [];
	for (const [index, line] of dockerfile.split('\n').entries()) {
		const id = /^# (HC\d+):/.exec(line)?.[1];
		if (id !== undefined) pending.push(id);
		if (line === '' || line.startsWith('#')) continue;
		for (const practice of pending) cited.set(practice, [...(cited.get(practice) ?? []), index + 1]);
		pending = [];
	}
	return cited;
};
