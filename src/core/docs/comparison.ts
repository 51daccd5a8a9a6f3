import type { BaseImage } from '../bases/base-image.ts';
import { formatReference, hasPython } from '../bases/base-image.ts';
import { bases } from '../bases/index.ts';
import type { Measurement } from '../measurement.ts';
import type { Plan } from '../plan.ts';
import { markdownCell, markdownCellCode } from '../quoting.ts';

const features: Readonly<Record<BaseImage['id'], string>> = {
	distroless: 'Python and its libraries, certificates, time zones; no shell, no package manager',
	alpine: 'Python, BusyBox shell, apk; musl as its C library',
	slim: 'Python, shell, apt; glibc as its C library',
	'alpine3.19': 'Python 3.11, BusyBox shell, apk; musl as its C library',
	'distroless-debian11': 'Python 3.9 and its libraries, dash as its shell; no package manager',
};

const benefits: Readonly<Record<BaseImage['id'], string>> = {
	distroless: 'the least to attack and to update; every manylinux wheel works',
	alpine: 'small, and a shell to look around with; packages need musllinux wheels',
	slim: 'every manylinux wheel works, and apt for what else is needed; the largest of the three',
	'alpine3.19': 'none over the newer one: it gets no security fixes any more',
	'distroless-debian11': 'none over the newer one: it gets no security fixes any more',
};

/** One row for each base image that this service could have; the size only where a build has measured it. */
export const comparisonRows = (plan: Plan, measurements: readonly Measurement[]) =>
	[...bases, ...(plan.base.retired === undefined ? [] : [plan.base])].map((base) => ({
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
	'alpine3.19': 'Alpine 3.19',
	'distroless-debian11': 'Distroless on Debian 11',
};

const baseCell = (base: BaseImage, python: string): string =>
	hasPython(base, python)
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
