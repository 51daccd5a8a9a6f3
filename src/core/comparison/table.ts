import type { Comparison } from './compared.ts';
import type { ComparisonTable } from './markdown.ts';
import { compareRows, titleOf } from './rows.ts';

/** A row for each measure, and what is to know beside it. */
export const toComparisonTable = ({ variants, engine, date }: Comparison): ComparisonTable => {
	const measured = variants.filter(({ figures }) => figures !== undefined);
	const titles = measured.map(({ variant }) => titleOf(variant));
	return {
		summary: `The variants, built and measured in one run with ${engine} on ${date}. A push after code holds the compressed layers that one changed line makes anew.`,
		rows: [['', ...titles], ...compareRows(measured).map(({ label, cells }) => [label, ...cells])],
		notes: notesOf(variants),
	};
};

/** Why variants have no figures, and what is to know of those that have. */
export const notesOf = (variants: Comparison['variants']): readonly string[] => [
	...(variants.some(({ figures }) => figures?.isEstimated === true) ? [estimated] : []),
	...scannersOf(variants).map((scanner) => `Vulnerabilities are those that ${scanner} knows.`),
	...variants.flatMap(({ variant, ...compared }) => {
		const title = titleOf(variant);
		if (compared.figures === undefined) return [`${title}: not measured. ${compared.reason}`];
		return compared.figures.notes.map((note) => `${title}: ${note}`);
	}),
];

const estimated = 'Compressed sizes are those of gzip, as this engine keeps layers unpacked.';

const scannersOf = (variants: Comparison['variants']): readonly string[] => [
	...new Set(variants.flatMap(({ figures }) => figures?.vulnerabilities?.scanner ?? [])),
];
