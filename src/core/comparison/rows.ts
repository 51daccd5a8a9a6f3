import { formatBytes, formatMilliseconds } from '../sizes.ts';
import type { Compared, Figures } from './compared.ts';
import type { Variant } from './variant.ts';

/** One measure of every variant, in the order of the variants. */
export interface CompareRow {
	readonly label: string;
	readonly cells: readonly string[];
	/** The figures behind the cells, the least of which is the best; absent where there is nothing to draw. */
	readonly numbers?: readonly (number | undefined)[];
}

interface Measure {
	readonly label: string;
	readonly value: (figures: Figures) => number | undefined;
	readonly format: (value: number) => string;
}

const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** Measures where less is better, with what is drawn as bars first. */
const measures: readonly Measure[] = [
	{ label: 'Compressed', value: ({ compressedBytes }) => compressedBytes, format: formatBytes },
	{ label: 'Unpacked', value: ({ unpackedBytes }) => unpackedBytes, format: formatBytes },
	{ label: 'Files', value: ({ inventory }) => inventory?.files, format: String },
	{ label: 'System packages', value: ({ inventory }) => inventory?.systemPackages, format: String },
	{ label: 'Python packages', value: ({ inventory }) => inventory?.pythonPackages, format: String },
	{ label: 'Setuid files', value: ({ inventory }) => inventory?.setuidFiles, format: String },
	{ label: 'Cold build', value: ({ coldBuildSeconds }) => coldBuildSeconds, format: seconds },
	{ label: 'Build after code', value: ({ codeBuildSeconds }) => codeBuildSeconds, format: seconds },
	{ label: 'Push after code', value: ({ pushBytes }) => pushBytes, format: formatBytes },
	{ label: 'First answer', value: ({ firstAnswerMs }) => firstAnswerMs, format: formatMilliseconds },
	{ label: 'Healthy', value: ({ healthyMs }) => healthyMs, format: formatMilliseconds },
	{ label: 'Memory', value: ({ memoryBytes }) => memoryBytes, format: formatBytes },
];

/** Measures that a picture shows. */
export const drawnLabels: readonly string[] = ['Compressed', 'Cold build', 'Push after code', 'First answer', 'Memory'];

const absent = '-';

export const compareRows = (variants: readonly Compared[]): readonly CompareRow[] => {
	const each = (text: (figures: Figures) => string | undefined): readonly string[] =>
		variants.map(({ figures }) => (figures === undefined ? absent : (text(figures) ?? absent)));
	const numeric = measures.map(({ label, value, format }): CompareRow => {
		const numbers = variants.map(({ figures }) => (figures === undefined ? undefined : value(figures)));
		return { label, numbers, cells: numbers.map((number) => (number === undefined ? absent : format(number))) };
	});
	const programs = [
		{ label: 'Shell', cells: each(({ inventory }) => inventory && listed(inventory.shells)) },
		{ label: 'Package manager', cells: each(({ inventory }) => inventory && listed(inventory.packageManagers)) },
		{ label: 'Practices passed', cells: each(({ practices }) => passedText(practices)) },
		{ label: 'Starts hardened', cells: each(({ startsHardened }) => startsText(startsHardened)) },
		...vulnerabilityRows(variants, each),
	];
	return [...numeric.slice(0, 6), ...programs, ...numeric.slice(6)];
};

/** The first name and how many more there are, since the columns are narrow: "bash +1". */
const listed = ([first, ...others]: readonly string[]): string =>
	first === undefined ? 'none' : others.length === 0 ? first : `${first} +${others.length}`;

const passedText = ({ passed, failed }: Figures['practices']): string => `${passed} of ${passed + failed}`;

const startsText = (starts: boolean | undefined): string | undefined =>
	starts === undefined ? undefined : starts ? 'yes' : 'no';

/** Only where a scanner is installed. */
const vulnerabilityRows = (
	variants: readonly Compared[],
	each: (text: (figures: Figures) => string | undefined) => readonly string[],
): readonly CompareRow[] => {
	if (!variants.some(({ figures }) => figures?.vulnerabilities !== undefined)) return [];
	const cells = each(
		({ vulnerabilities }) => vulnerabilities && `${vulnerabilities.critical}, ${vulnerabilities.high}`,
	);
	return [{ label: 'Critical, high CVEs', cells }];
};

/** For example ["distroless", "multi"]. */
export const headOf = (variant: Variant): readonly [string, string] =>
	variant.kind === 'existing' ? ['existing', ''] : [variant.base, variant.stages];

export const titleOf = (variant: Variant): string =>
	variant.kind === 'existing' ? `existing ${variant.dockerfile}` : `${variant.base}, ${variant.stages}-stage`;

/** Whether a number is the least of its row, where they differ. */
export const isBest = ({ numbers = [] }: CompareRow, index: number): boolean => {
	const known = numbers.filter((number) => number !== undefined);
	return (
		numbers[index] !== undefined && Math.max(...known) > Math.min(...known) && numbers[index] === Math.min(...known)
	);
};
