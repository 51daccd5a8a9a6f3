import { structuredPatch } from 'diff';
import type { Change } from '../core/file-tree.ts';
import { printable } from './printable.ts';
import type { Style, TextOptions } from './style.ts';

/** The difference of one file in unified form, coloured by line. */
export const renderDifference = (change: Change, { style, columns }: TextOptions): readonly string[] => {
	const before = 'before' in change ? change.before : '';
	const { hunks } = structuredPatch(change.path, change.path, before, change.after, '', '', { context: 3 });
	const lines = hunks.flatMap((hunk) => [
		style.accent(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`),
		...hunk.lines.flatMap((line) => pieces(printable(line), columns).map((piece) => paintLine(piece, style))),
	]);
	return [style.bold(printable(change.path)), ...lines];
};

const paintLine = (line: string, style: Style): string => {
	if (line.startsWith('+')) return style.good(line);
	if (line.startsWith('-')) return style.bad(line);
	return line;
};

/** A line too long for the screen goes on in the next one, with its sign again. */
const pieces = (line: string, columns: number): readonly string[] => {
	const width = Math.max(columns - 1, 20);
	const text = line.slice(1);
	const parts = text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''];
	return parts.map((part) => `${line.slice(0, 1)}${part}`);
};
