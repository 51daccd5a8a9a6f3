import { wrapText } from '../core/columns.ts';
import type { SeenVariant, Variant } from '../core/explain/demonstrations/demonstration.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

interface VariantReport {
	readonly variant: Variant;
	readonly seen: SeenVariant;
	readonly style: Style;
	readonly columns: number;
}

/** One variant: its Dockerfile, how it was run, and what it printed. */
export const variantReport = (
	title: 'Bad' | 'Good',
	{ variant, seen, style, columns }: VariantReport,
): readonly string[] => {
	const paint = title === 'Bad' ? style.bad : style.good;
	const flags = variant.flags === undefined ? [] : [`  ${style.dim(`run with ${variant.flags.join(' ')}`)}`];
	return [
		style.bold(paint(title)),
		...variant.dockerfile
			.trimEnd()
			.split('\n')
			.map((line) => `  ${style.dim('|')} ${line}`),
		...flags,
		...seen.output.map((line) => `  ${paint('>')} ${printable(line)}`),
		...outcome(variant, seen).flatMap((line) => wrapText(line, columns - 3).map((part) => `  ${part}`)),
		'',
	];
};

const outcome = ({ kind }: Variant, { built, exitCode, stopSeconds }: SeenVariant): readonly string[] => {
	if (kind === 'build') return [built ? 'The build went through.' : 'The build stopped.'];
	if (!built) return ['It could not be built.'];
	if (stopSeconds === undefined) return exitCode === 0 ? [] : [`It ended with code ${exitCode}.`];
	return [
		`It stopped after ${stopSeconds.toFixed(1)} seconds with code ${exitCode}${exitCode === 137 ? ', which means killed' : ''}.`,
	];
};
