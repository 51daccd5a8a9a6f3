import type { Practice } from '../practice.ts';

const width = 100;
const prefix = '# ';

/** The comment above a line of a written file: the id, title and reason of the practice that the line keeps. */
export const toComment = ({ id, title, comment }: Practice): string =>
	wrap(`${id} ${title}: ${comment}`)
		.map((line) => prefix + line)
		.join('\n');

const wrap = (text: string): readonly string[] => {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (prefix.length + longer.length > width && line !== '') {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
};
