import type { FixedFile } from '../core/check/fix-text.ts';
import { wrapText } from '../core/columns.ts';
import { printable } from './printable.ts';
import type { TextOptions } from './style.ts';

/** What the fixes of one file are for, and what is left with its reason. */
export const fixReport = ({ path, fixed, left }: FixedFile, { style, columns }: TextOptions): readonly string[] => {
	const rows = (text: string): readonly string[] => wrapText(printable(text), Math.min(columns, 100) - 6);
	return [
		style.bold(printable(path)),
		...fixed.flatMap(({ practice, line, detail }) =>
			rows(`${practice.id} line ${line}: ${detail}`).map(
				(row, index) => `  ${index === 0 ? style.good('fix') : '   '} ${row}`,
			),
		),
		...grouped(left).flatMap(({ id, title, lines, reason }) =>
			rows(`left ${id} ${title} (${lines}): ${reason}.`).map((row, index) =>
				style.dim(`${index === 0 ? '  ' : '      '}${row}`),
			),
		),
	];
};

const grouped = (left: FixedFile['left']) =>
	[...new Set(left.map(({ problem }) => problem.practice))].map((practice) => {
		const own = left.filter(({ problem }) => problem.practice === practice);
		const lines = [...new Set(own.map(({ problem }) => problem.line))];
		return {
			id: practice.id,
			title: practice.title,
			lines: `line ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ', …' : ''}`,
			reason: own[0]?.reason ?? '',
		};
	});
