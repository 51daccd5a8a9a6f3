import { expect, test } from 'vitest';
import { comparisonMarkdown, readComparison } from '../../../src/core/comparison/markdown.ts';
import { compareRows, isBest } from '../../../src/core/comparison/rows.ts';
import { toComparisonTable } from '../../../src/core/comparison/table.ts';
import { comparison, figuresWith } from '../../support/comparison.ts';

test('the table has a column for each variant that was measured, and says why another was not', () => {
	const markdown = comparisonMarkdown(toComparisonTable(comparison));
	const lines = markdown.split('\n');
	expect(lines[0]).toMatch(/with docker 28\.5\.2 on 2026-11-24\./);
	const columns = lines.filter((line) => line.startsWith('|')).map((line) => line.split(' | ').length);
	expect(new Set(columns)).toEqual(new Set([comparison.variants.length]));
	expect(markdown).toContain('| Compressed | 20.0 MB | 30.0 MB |');
	expect(markdown).toContain('- existing Dockerfile: not measured. The build failed in line 2.');
});

test('what a program printed starts nothing in the Markdown', () => {
	const note = 'trivy gave no report: <b>|\u001b[31m\u202ered\n# heading';
	const variants = comparison.variants
		.slice(0, 1)
		.map(({ variant }) => ({ variant, figures: figuresWith({ notes: [note] }) }));
	const markdown = comparisonMarkdown(toComparisonTable({ ...comparison, variants }));
	expect(markdown.split('\n').at(-1)).toBe(
		'- distroless, multi-stage: trivy gave no report: \\<b\\>\\| \\[31m red \\# heading',
	);
});

test('a record gives the table back, and nothing where a person has broken it', () => {
	const table = toComparisonTable(comparison);
	expect(readComparison(JSON.parse(JSON.stringify(table)))).toEqual(table);
	for (const broken of [undefined, null, 3, {}, { ...table, rows: [[1]] }, { ...table, notes: 'none' }, { rows: [] }]) {
		expect(readComparison(broken)).toBeUndefined();
	}
});

test('the least of a row is the best, where there is a difference', () => {
	const rows = compareRows(comparison.variants.filter(({ figures }) => figures !== undefined));
	const best = (label: string): readonly number[] => {
		const row = rows.find((candidate) => candidate.label === label);
		return row === undefined ? [] : row.cells.flatMap((_, index) => (isBest(row, index) ? [index] : []));
	};
	expect(best('Compressed')).toEqual([0]);
	expect(best('Push after code')).toEqual([comparison.variants.length - 2]);
	expect(best('Memory')).toEqual([]);
	expect(best('Shell')).toEqual([]);
});

test('what was not measured is a dash, and vulnerabilities are told only where a scanner is installed', () => {
	const [first, second] = comparison.variants;
	if (first === undefined || second === undefined) throw new Error('There are no variants.');
	const { memoryBytes: _memory, ...unmeasured } = figuresWith();
	const vulnerabilities = { scanner: 'grype 0.104.1', critical: 1, high: 12, medium: 3, low: 4 };
	const rows = compareRows([
		{ variant: first.variant, figures: unmeasured },
		{ variant: second.variant, figures: figuresWith({ vulnerabilities }) },
	]);
	expect(rows.find(({ label }) => label === 'Memory')?.cells).toEqual(['-', '42.8 MB']);
	expect(rows.find(({ label }) => label === 'Critical, high CVEs')?.cells).toEqual(['-', '1, 12']);
	const variants = [{ variant: first.variant, figures: figuresWith({ vulnerabilities }) }];
	expect(toComparisonTable({ ...comparison, variants }).notes).toEqual([
		'Vulnerabilities are those that grype 0.104.1 knows.',
	]);
	expect(compareRows([first]).some(({ label }) => label.includes('CVE'))).toBe(false);
});
