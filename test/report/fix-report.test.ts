import { expect, test } from 'vitest';
import { checkText } from '../../src/core/check/check-text.ts';
import { fixText } from '../../src/core/check/fix-text.ts';
import { fixReport } from '../../src/report/fix-report.ts';
import { createStyle } from '../../src/report/style.ts';

const report = (columns: number): readonly string[] =>
	fixReport(fixText(checkText('Dockerfile', 'FROM python:3.13\nRUN pip install a\n')), {
		style: createStyle(false),
		columns,
	});

test('says what is fixed and what is left, with the line and the reason', () => {
	const lines = report(100);
	expect(lines).toContain('  fix HC007 line 2: pip keeps what it downloads; add --no-cache-dir.');
	expect(lines).toContain('  left HC015 Define a health check (line 1): the route that answers is not known.');
});

test('fits a narrow screen, with all words', () => {
	const narrow = report(50);
	expect(narrow.filter((line) => line.length > 50)).toEqual([]);
	const words = (lines: readonly string[]) => lines.join(' ').split(/\s+/);
	expect(words(narrow)).toEqual(words(report(100)));
});
