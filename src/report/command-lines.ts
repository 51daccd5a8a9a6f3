/** A shell command over as many lines as the screen needs, each but the last ending in a backslash, so that it can be copied. */
export const commandLines = (words: readonly string[], columns: number): readonly string[] => {
	const indent = '    ';
	const lines: string[] = [];
	for (const word of words) {
		const last = lines.at(-1);
		const fits = last !== undefined && last.length + word.length + 3 <= columns;
		if (fits) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(last === undefined ? word : indent + word);
	}

	return lines.map((line, index) => (index < lines.length - 1 ? `${line} \\` : line));
};
