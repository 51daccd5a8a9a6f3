/** Shortens text to a width, with "…" at its end where something was cut off. */
export const shorten = (text: string, width: number): string => {
	if (text.length <= width) return text;
	return width < 2 ? text.slice(0, Math.max(width, 0)) : `${text.slice(0, width - 1)}…`;
};

/** Breaks text at spaces into lines of at most `width`; longer words are cut into pieces. */
export const wrapText = (text: string, width: number): readonly string[] => {
	const limit = Math.max(width, 8);
	const lines: string[] = [];
	for (const word of text.split(' ').flatMap((part) => pieces(part, limit))) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= limit) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}

	return lines;
};

const pieces = (word: string, limit: number): readonly string[] =>
	word.length <= limit ? [word] : (word.match(new RegExp(`.{1,${limit}}`, 'gu')) ?? [word]);

/** Lines of "label  value", the value wrapped beside the widest label; below it where the screen is narrow. */
export const labelled = (
	rows: readonly (readonly [label: string, value: string])[],
	{ columns, gap = 2 }: { readonly columns: number; readonly gap?: number },
): readonly string[] => {
	const indent = Math.max(...rows.map(([label]) => label.length)) + gap;
	return rows.flatMap(([label, value]) =>
		wrapText(value, columns - indent).map((line, index) =>
			`${(index === 0 ? label : '').padEnd(indent)}${line}`.trimEnd(),
		),
	);
};
