import type { Comparison } from '../core/comparison/compared.ts';

/** The comparison for scripts: what was not measured is absent, and a variant without figures says why. */
export const comparisonJson = ({ variants, ...comparison }: Comparison): string => {
	const entries = variants.map(({ variant, figures, ...rest }) => ({ ...variant, ...rest, ...figures }));
	return `${JSON.stringify({ ...comparison, variants: entries }, undefined, 2)}\n`;
};
