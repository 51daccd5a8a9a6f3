import { compareVersions } from '../../core/pep440.ts';

export interface Comparison {
	/** Packages that both give a version of. */
	readonly common: number;
	readonly newer: number;
	readonly older: number;
}

/** Counts the packages of which the first set holds a newer or an older version than the second. */
export const compareSets = (
	first: Readonly<Record<string, string>>,
	second: Readonly<Record<string, string>>,
): Comparison => {
	const names = Object.keys(first).filter((name) => Object.hasOwn(second, name));
	const orders = names.map((name) => Math.sign(compareVersions(first[name] ?? '', second[name] ?? '')));
	return {
		common: names.length,
		newer: orders.filter((order) => order > 0).length,
		older: orders.filter((order) => order < 0).length,
	};
};

/** True where nearly everything that differs is newer in the first set. */
export const isClearlyNewer = ({ newer, older }: Comparison): boolean => newer > 0 && newer >= older * 4;
