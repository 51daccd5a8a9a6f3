import { readFile } from 'node:fs/promises';

/** The line, from 1, at which an instruction starts that an engine prints as one line; undefined when it is not found. */
export const lineOfInstruction = async (path: string, title: string): Promise<number | undefined> => {
	const lines = (await readFile(path, 'utf8')).split('\n');
	const wanted = squeeze(title);
	const index = lines.findIndex(
		(line, at) => /^\s*[A-Z]+\s/i.test(line) && squeeze(joined(lines, at)).startsWith(wanted.slice(0, 60)),
	);
	return index < 0 ? undefined : index + 1;
};

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

const joined = (lines: readonly string[], from: number): string => {
	const parts: string[] = [];
	for (const line of lines.slice(from)) {
		parts.push(line.replace(/\\\s*$/, ' '));
		if (!/\\\s*$/.test(line)) break;
	}

	return parts.join('');
};
