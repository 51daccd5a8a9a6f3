import { structuredPatch } from 'diff';
import type { Change } from '../core/file-tree.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

/** The difference of one file in unified form, coloured by line. */
export const renderDifference = (change: Change, style: Style): readonly string[] => {
	const before = 'before' in change ? change.before : '';
	const { hunks } = structuredPatch(change.path, change.path, before, change.after, '', '', { context: 3 });
	const lines = hunks.flatMap((hunk) => [
		style.accent(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`),
		...hunk.lines.map((line) => paintLine(printable(line), style)),
	]);
	return [style.bold(printable(change.path)), ...lines];
};

const paintLine = (line: string, style: Style): string => {
	if (line.startsWith('+')) return style.good(line);
	if (line.startsWith('-')) return style.bad(line);
	return line;
};
