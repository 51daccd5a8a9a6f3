import type { BaseImage } from '../bases/base-image.ts';
import { formatReference, hasPython } from '../bases/base-image.ts';
import { bases } from '../bases/index.ts';
import type { Measurement } from '../measurement.ts';
import type { Plan } from '../plan.ts';
import { markdownCell, markdownCellCode } from '../quoting.ts';
import { formatBytes } from '../sizes.ts';
import { listWords } from '../words.ts';

/** One row for each base image that this service could have; the size only where a build has measured it. */
export const comparisonRows = (
	plan: Plan,
	{ measurements, isKept }: { readonly measurements: readonly Measurement[]; readonly isKept: boolean },
) =>
	[...bases, ...(plan.base.retired === undefined ? [] : [plan.base])].map((base) => ({
		label: `${base.docs.title}${base.id === plan.base.id ? ` (${isKept ? 'proposed' : 'this image'})` : ''}`,
		base: baseCell(base, plan.python),
		features: markdownCell(base.docs.features),
		size: sizeCell(measurements.find((measured) => isOf(measured, { base, plan }))),
		benefits: markdownCell(base.docs.benefits),
	}));

/** The row of this image tells of its own stages; those of the others, of what was built last. */
const isOf = (measured: Measurement, { base, plan }: { readonly base: BaseImage; readonly plan: Plan }): boolean =>
	measured.base === base.id && (base.id !== plan.base.id || measured.stages === plan.stages);

const baseCell = (base: BaseImage, python: string): string =>
	hasPython(base, python)
		? markdownCellCode(formatReference(base.runtimeImage(python)))
		: `not available for Python ${markdownCell(python)}`;

const sizeCell = (measured: Measurement | undefined): string =>
	measured === undefined
		? 'not measured'
		: `${formatBytes(measured.compressedBytes)} compressed, ${formatBytes(measured.unpackedBytes)} unpacked`;

/** Where the sizes come from. */
export const sizeText = (measurements: readonly Measurement[]): string => {
	const all = '`npx create-hardened-container compare --write` builds and measures every variant.';
	if (measurements.length === 0)
		return `No image has been measured yet: the sizes are filled in when the tool builds one. ${all}`;
	const builds = measurements.map(({ engine, date }) => `with ${markdownCell(engine)} on ${date}`);
	return `Measured on built images of this service, ${listWords([...new Set(builds)], 'and')}. ${all}`;
};
