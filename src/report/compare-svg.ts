import { shorten } from '../core/columns.ts';
import type { Comparison } from '../core/comparison/compared.ts';
import { type CompareRow, compareRows, drawnLabels, isBest, titleOf } from '../core/comparison/rows.ts';
import { escapeMarkup } from './markup.ts';

const width = 760;
const left = 200;
const right = 110;
const lineHeight = 22;
const panelGap = 36;
const top = 64;

/** Bars for the measures that tell the variants apart, as a picture that follows a light or dark page. */
export const comparisonSvg = (comparison: Comparison): string => {
	const { variants, project, engine, date } = comparison;
	const measured = variants.filter(({ figures }) => figures !== undefined);
	const titles = measured.map(({ variant }) => titleOf(variant));
	const rows = compareRows(measured).filter(
		({ label, numbers = [] }) => drawnLabels.includes(label) && numbers.some((number) => number !== undefined),
	);
	const panelHeight = lineHeight * titles.length + panelGap;
	const height = top + panelHeight * rows.length;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
		`<title id="title">${xml(`Images of ${project}`)}</title>`,
		`<desc id="description">${xml(describe(rows, titles))}</desc>`,
		`<style>${style}</style>`,
		`<rect class="page" width="${width}" height="${height}"/>`,
		text({ x: 16, y: 28, kind: 'title' }, `Images of ${project}`),
		text({ x: 16, y: 48, kind: 'note' }, `Built and measured with ${engine} on ${date}; shorter is better`),
		...rows.flatMap((row, index) => panel(row, { titles, y: top + index * panelHeight })),
		'</svg>',
		'',
	].join('\n');
};

const style = [
	':root{color-scheme:light dark}',
	'text{font:13px system-ui,sans-serif;fill:#1f2328}',
	'.page{fill:#fff}.title{font-size:16px;font-weight:600}.label{font-weight:600}.note{fill:#59636e}',
	'.bar{fill:#8c959f}.best{fill:#1a7f37}',
	'@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.page{fill:#0d1117}.note{fill:#9198a1}.bar{fill:#656c76}.best{fill:#3fb950}}',
].join('');

/** What the picture shows, for those who do not see it. */
const describe = (rows: readonly CompareRow[], titles: readonly string[]): string =>
	rows
		.map(({ label, cells }) => `${label}: ${titles.map((title, index) => `${title} ${cells[index]}`).join(', ')}.`)
		.join(' ');

const panel = (
	row: CompareRow,
	{ titles, y }: { readonly titles: readonly string[]; readonly y: number },
): readonly string[] => {
	const { label, numbers = [], cells } = row;
	const greatest = Math.max(...numbers.filter((number) => number !== undefined));
	const bars = titles.flatMap((title, index) => {
		const baseline = y + 32 + index * lineHeight;
		const share = (numbers[index] ?? 0) / (greatest || 1);
		const length = Math.max(2, share * (width - left - right - 16));
		const kind = isBest(row, index) ? 'best' : 'bar';
		return [
			text({ x: 16, y: baseline, kind: 'name' }, shorten(title, 26)),
			`<rect class="${kind}" x="${left}" y="${baseline - 11}" width="${length.toFixed(1)}" height="14" rx="2"/>`,
			text({ x: left + length + 8, y: baseline, kind: 'value' }, cells[index] ?? ''),
		];
	});
	return [text({ x: 16, y: y + 10, kind: 'label' }, label), ...bars];
};

interface TextPlace {
	readonly x: number;
	readonly y: number;
	readonly kind: string;
}

const text = ({ x, y, kind }: TextPlace, content: string): string =>
	`<text class="${kind}" x="${Number(x.toFixed(1))}" y="${y}">${xml(content)}</text>`;

const xml = (content: string): string => escapeMarkup(content.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/g, '?'));
