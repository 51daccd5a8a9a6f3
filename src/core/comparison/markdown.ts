import { markdownCell, markdownText } from '../quoting.ts';

/** A comparison as docs/docker.md and the record of a run keep it: text alone. */
export interface ComparisonTable {
	/** With what and when it was measured. */
	readonly summary: string;
	/** A row of titles, then one for each measure, its name first. */
	readonly rows: readonly (readonly string[])[];
	readonly notes: readonly string[];
}

/** The table that a record keeps; undefined where it is none, as a person may have edited it. */
export const readComparison = (value: unknown): ComparisonTable | undefined => {
	const { summary, rows, notes } = (value ?? {}) as Record<string, unknown>;
	const isTable = typeof summary === 'string' && Array.isArray(rows) && rows.every(isTexts) && isTexts(notes);
	return isTable ? { summary, rows, notes } : undefined;
};

const isTexts = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((text) => typeof text === 'string');

/** The table as Markdown, without a newline at its end. */
export const comparisonMarkdown = ({ summary, rows, notes }: ComparisonTable): string => {
	const [head = [], ...body] = rows.map((cells) => cells.map(toCell));
	const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
	const list = notes.map((note) => `- ${markdownText(oneLine(note))}`);
	return [
		markdownText(oneLine(summary)),
		'',
		...[head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`),
		...(list.length === 0 ? [] : ['', ...list]),
	].join('\n');
};

/** A dash, and a number with its unit, can start no list inside a table. */
const toCell = (text: string): string => (/^(-|\d[\d.]* \w+)$/.test(text) ? text : markdownCell(oneLine(text)));

/** What engines and programs print may hold anything. */
const oneLine = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
