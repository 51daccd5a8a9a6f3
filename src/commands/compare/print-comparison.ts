import type { Comparison } from '../../core/comparison/compared.ts';
import { comparisonMarkdown } from '../../core/comparison/markdown.ts';
import { toComparisonTable } from '../../core/comparison/table.ts';
import { columnsOf, hasColour, type Io } from '../../io.ts';
import { comparisonJson } from '../../report/compare-json.ts';
import { comparisonSvg } from '../../report/compare-svg.ts';
import { renderComparison } from '../../report/compare-table.ts';
import { createStyle } from '../../report/style.ts';
import type { CompareFormat } from '../compare-options.ts';

export const printComparison = (
	comparison: Comparison,
	{ format, io }: { readonly format: CompareFormat; readonly io: Io },
): void => {
	const style = createStyle(hasColour(io));
	const writers: Readonly<Record<CompareFormat, () => string>> = {
		text: () => `\n${renderComparison(comparison, { columns: columnsOf(io), style })}`,
		json: () => comparisonJson(comparison),
		markdown: () => `${comparisonMarkdown(toComparisonTable(comparison))}\n`,
		svg: () => comparisonSvg(comparison),
	};
	io.stdout.write(writers[format]());
};
