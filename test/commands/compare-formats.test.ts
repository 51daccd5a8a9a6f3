import { describe, expect, test } from 'vitest';
import { printComparison } from '../../src/commands/compare/print-comparison.ts';
import type { CompareFormat } from '../../src/commands/compare-options.ts';
import type { Comparison } from '../../src/core/comparison/compared.ts';
import { comparison, figuresWith } from '../support/comparison.ts';
import { memoryIo } from '../support/io.ts';
import { schemaErrors } from '../support/report-schema.ts';

interface Look {
	readonly columns?: number;
	readonly environment?: Readonly<Record<string, string>>;
	readonly isTTY?: boolean;
	readonly of?: Comparison;
}

const print = (
	format: CompareFormat,
	{ columns = 80, environment = {}, isTTY = false, of = comparison }: Look = {},
) => {
	const { io, printed } = memoryIo('/', { environment });
	Object.assign(io.stdout, { columns, isTTY });
	printComparison(of, { format, io });
	return printed.stdout;
};

describe('the text of a comparison', () => {
	test.each([40, 60, 80, 200])('fits into %i columns, with every variant and figure', (columns) => {
		const text = print('text', { columns });
		for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
		const sizes = comparison.variants.flatMap(({ figures }) => figures?.compressedBytes ?? []);
		for (const bytes of sizes) expect(text.split(`${(bytes / 1e6).toFixed(1)} MB`).length).toBeGreaterThan(2);
		expect(text.replace(/\s+/g, ' ')).toContain('existing Dockerfile: not measured. The build failed in line 2.');
	});

	test('has colour in a terminal, and none where nobody wants it', () => {
		expect(print('text', { isTTY: true })).toContain('\u001b[');
		expect(print('text', { isTTY: true, environment: { NO_COLOR: '1' } })).not.toContain('\u001b');
		expect(print('text')).not.toContain('\u001b');
	});

	test('draws bars in proportion', () => {
		const bars = print('text', { columns: 100 })
			.split('\n')
			.filter((line) => line.includes('█') && line.includes('MB'));
		const lengths = bars.slice(0, 5).map((line) => line.split('█').length - 1);
		const [first = 0, , third = 0] = lengths;
		// 20, 30, 40, 50 and 60 MB.
		expect(lengths.toSorted((left, right) => left - right)).toEqual(lengths);
		expect(third / first).toBeCloseTo(2, 0);
	});

	test('shows what a program printed without its control characters', () => {
		const [first] = comparison.variants;
		if (first === undefined) throw new Error('There is no variant.');
		const variants = [{ variant: first.variant, reason: 'It said \u001b[2J\u202eno.' }];
		expect(print('text', { of: { ...comparison, variants } })).toContain('It said \\u001b[2J\\u202eno.');
	});
});

test('JSON has every figure, and the reason of what has none', () => {
	const document = JSON.parse(print('json'));
	expect(schemaErrors('compare', document)).toBeUndefined();
	const [first, ...others] = document.variants;
	const { notes: _notes, ...without } = first;
	expect(schemaErrors('compare', { ...document, variants: [without, ...others] })).toContain('oneOf');
	expect(schemaErrors('compare', { ...document, variants: [{ ...first, colour: 1 }] })).toContain('colour');
	expect(document).toMatchObject({ project: 'shop', date: '2026-11-24', engine: 'docker 28.5.2' });
	expect(document.variants).toHaveLength(comparison.variants.length);
	expect(document.variants[0]).toMatchObject({
		id: 'distroless-multi',
		base: 'distroless',
		...figuresWith({ compressedBytes: 20_000_000, pushBytes: 1000 }),
	});
	expect(document.variants.at(-1)).toEqual({
		id: 'existing',
		kind: 'existing',
		dockerfile: 'Dockerfile',
		reason: 'The build failed in line 2.',
	});
});

describe('the chart', () => {
	const svg = print('svg', { of: { ...comparison, project: 'a<b>&"c"\u0000' } });

	test('is well-formed, whatever the project is called', () => {
		const open: string[] = [];
		for (const [, slash, name = '', , empty] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
			if (slash === '/') expect(open.pop()).toBe(name);
			else if (empty !== '/') open.push(name);
		}
		expect(open).toEqual([]);
		expect(svg.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>\u0000]|&(?!amp;|lt;|gt;|quot;)/);
		expect(svg).toContain('a&lt;b&gt;&amp;&quot;c&quot;?');
	});

	test('tells those who do not see it what it shows, and stays inside its frame', () => {
		expect(svg).toMatch(/<desc[^>]*>Compressed: distroless, multi-stage 20\.0 MB/);
		const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
		for (const [, x = '', y = ''] of svg.matchAll(/<text[^>]* x="([\d.]+)" y="([\d.]+)"/g)) {
			expect(Number(x)).toBeLessThan(width - 60);
			expect(Number(y)).toBeLessThan(height);
		}
	});
});
