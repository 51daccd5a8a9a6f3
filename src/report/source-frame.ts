import { shorten } from '../core/columns.ts';
import { count } from '../core/words.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

const mostLines = 3;

/** The lines of a source text with their numbers, underlined; of a longer piece the first lines. */
export const sourceFrame = (
	text: string,
	{
		line,
		endLine,
		columns,
		style,
	}: { readonly line: number; readonly endLine: number; readonly columns: number; readonly style: Style },
): readonly string[] => {
	const lines = text
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.slice(line - 1, Math.min(endLine, line - 1 + mostLines));
	const margin = String(line + lines.length - 1).length;
	const shown = lines.flatMap((source, index) => {
		const code = shorten(printable(source.replaceAll('\t', '    ')), columns - margin - 5);
		const indent = code.length - code.trimStart().length;
		const mark = `${' '.repeat(indent)}${'~'.repeat(Math.max(code.trimEnd().length - indent, 1))}`;
		return [
			`${style.dim(`${String(line + index).padStart(margin)} |`)} ${code}`,
			`${style.dim(`${' '.repeat(margin)} |`)} ${style.bad(mark)}`,
		];
	});
	const rest = endLine - line + 1 - lines.length;
	return rest > 0 ? [...shown, style.dim(`${' '.repeat(margin)} | ${count(rest, 'more line')}`)] : shown;
};
