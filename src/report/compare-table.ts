import { wrapText } from '../core/columns.ts';
import type { Compared, Comparison } from '../core/comparison/compared.ts';
import { type CompareRow, compareRows, drawnLabels, headOf, isBest, titleOf } from '../core/comparison/rows.ts';
import { notesOf } from '../core/comparison/table.ts';
import { count } from '../core/words.ts';
import { printable } from './printable.ts';
import type { TextOptions } from './style.ts';

const gap = 2;

/** The table of a comparison, then bars, then what could not be built; as many variants side by side as the screen is wide. */
export const renderComparison = (comparison: Comparison, options: TextOptions): string => {
	const { variants, project, engine, date } = comparison;
	const measured = variants.filter(({ figures }) => figures !== undefined);
	const rows = compareRows(measured);
	const title = `${project}: ${count(measured.length, 'image')}, built and measured with ${engine} on ${date}`;
	const lines = [
		...wrapText(printable(title), options.columns).map(options.style.bold),
		...blocksOf(measured, rows, options.columns).flatMap((block) => ['', ...renderBlock(block, options)]),
		...rows
			.filter(({ label }) => drawnLabels.includes(label))
			.flatMap((row) => renderBars(row, { ...options, measured })),
		...noteLines(comparison, options),
	];
	return `${lines.join('\n')}\n`;
};

interface Block {
	readonly labels: readonly string[];
	readonly columns: readonly Column[];
}

interface Column {
	readonly width: number;
	readonly head: readonly [string, string];
	readonly cells: readonly { readonly text: string; readonly best: boolean }[];
}

/** Variants that do not fit beside the first ones are shown below them. */
const blocksOf = (measured: readonly Compared[], rows: readonly CompareRow[], columns: number): readonly Block[] => {
	const labels = rows.map(({ label }) => label);
	const blocks: Column[][] = [];
	let room = 0;
	for (const [index, { variant }] of measured.entries()) {
		const head = headOf(variant);
		const cells = rows.map((row) => ({ text: row.cells[index] ?? '', best: isBest(row, index) }));
		const width = Math.max(...head.map(({ length }) => length), ...cells.map(({ text }) => text.length)) + gap;
		if (blocks.length === 0 || width > room) {
			blocks.push([]);
			room = columns - labelWidth(labels);
		}

		blocks.at(-1)?.push({ width, head, cells });
		room -= width;
	}

	return blocks.map((block) => ({ labels, columns: block }));
};

const labelWidth = (labels: readonly string[]): number => Math.max(0, ...labels.map(({ length }) => length));

const renderBlock = ({ labels, columns }: Block, { style }: TextOptions): readonly string[] => {
	const width = labelWidth(labels);
	const head = [0, 1].map((line) =>
		style.bold(''.padEnd(width) + columns.map(({ head, width: room }) => (head[line] ?? '').padStart(room)).join('')),
	);
	const body = labels.map((label, row) => {
		const cells = columns.map(({ cells, width: room }) => {
			const { text = '', best = false } = cells[row] ?? {};
			return ' '.repeat(room - text.length) + (best ? style.good(text) : text);
		});
		return label.padEnd(width) + cells.join('');
	});
	return [...head, ...body];
};

interface BarOptions extends TextOptions {
	readonly measured: readonly Compared[];
}

const renderBars = (row: CompareRow, { columns, style, measured }: BarOptions): readonly string[] => {
	const { numbers = [], cells } = row;
	const greatest = Math.max(0, ...numbers.filter((number) => number !== undefined));
	if (greatest === 0) return [];
	const titles = measured.map(({ variant }) => titleOf(variant));
	const left = labelWidth(titles);
	const right = labelWidth(cells);
	const room = Math.max(4, Math.min(columns, 100) - left - right - 2 * gap);
	const bars = numbers.map((number, index) => {
		const length = number === undefined ? 0 : Math.max(1, Math.round((number / greatest) * room));
		const bar = style.accent('█'.repeat(length)) + ' '.repeat(room - length);
		return `${(titles[index] ?? '').padEnd(left)}  ${bar}  ${(cells[index] ?? '').padStart(right)}`;
	});
	return ['', style.bold(row.label), ...bars];
};

const noteLines = ({ variants }: Comparison, { columns, style }: TextOptions): readonly string[] => {
	const notes = notesOf(variants).flatMap((note) => wrapText(printable(note), columns));
	return notes.length === 0 ? [] : ['', style.caution('Notes'), ...notes];
};
