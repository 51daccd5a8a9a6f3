import type { BaseImage } from '../bases/base-image.ts';
import { formatReference } from '../bases/base-image.ts';
import { bases } from '../bases/index.ts';
import type { Measurement } from '../measurement.ts';
import type { Plan } from '../plan.ts';
import { markdownCell, markdownCellCode } from '../quoting.ts';

const features: Readonly<Record<BaseImage['id'], string>> = {
	distroless: 'Python and its libraries, certificates, time zones; no shell, no package manager',
	alpine: 'Python, BusyBox shell, apk; musl as its C library',
	slim: 'Python, shell, apt; glibc as its C library',
};

const benefits: Readonly<Record<BaseImage['id'], string>> = {
	distroless: 'the least to attack and to update; every manylinux wheel works',
	alpine: 'small, and a shell to look around with; packages need musllinux wheels',
	slim: 'every manylinux wheel works, and apt for what else is needed; the largest of the three',
};

/** One row for each base image that this service could have; the size only where a build has measured it. */
export const comparisonRows = (plan: Plan, measurements: readonly Measurement[]) =>
	bases.map((base) => ({
		label: `${titles[base.id]}${base.id === plan.base.id ? ' (this image)' : ''}`,
		base: baseCell(base, plan.python),
		features: markdownCell(features[base.id]),
		size: sizeCell(measurements.find((measured) => measured.base === base.id)),
		benefits: markdownCell(benefits[base.id]),
	}));

const titles: Readonly<Record<BaseImage['id'], string>> = {
	distroless: 'Distroless',
	alpine: 'Standard, Alpine-based',
	slim: 'Standard, Debian slim',
};

const baseCell = (base: BaseImage, python: string): string =>
	base.pythonVersions.includes(python)
		? markdownCellCode(formatReference(base.runtimeImage(python)))
		: `not available for Python ${markdownCell(python)}`;

const sizeCell = (measured: Measurement | undefined): string =>
	measured === undefined
		? 'not measured'
		: `${megabytes(measured.compressedBytes)} compressed, ${megabytes(measured.unpackedBytes)} unpacked`;

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Where the sizes come from. */
export const sizeText = (measurements: readonly Measurement[]): string => {
	const [first] = measurements;
	if (first === undefined) return 'No image has been measured yet: the sizes are filled in when the tool builds one.';
	return `Measured on the built image with ${markdownCell(first.engine)} on ${first.date}.`;
};
