import { compare, satisfies, valid, validRange } from '@renovatebot/pep440';

export const isVersion = (text: string): boolean => valid(text) !== null;

export const isSpecifier = (text: string): boolean => validRange(text);

/** Sorts oldest first; texts that are no version come before all others. */
export const compareVersions = (left: string, right: string): number => {
	if (!isVersion(left) || !isVersion(right)) return Number(isVersion(left)) - Number(isVersion(right));
	return compare(left, right);
};

export const satisfiesSpecifier = (version: string, specifier: string): boolean =>
	satisfies(version, specifier, { prereleases: true });

/** True when some release of a minor version, for example "3.13", lies in the range; a range that is no range allows all. */
export const allowsPython = (specifier: string, minor: string): boolean =>
	!isSpecifier(specifier) || patchReleases.some((patch) => satisfiesSpecifier(`${minor}.${patch}`, specifier));

// Ranges such as ">=3.9.2,!=3.9.7,<3.13.5" are met by some patch releases of a minor version only.
const patchReleases = Array.from({ length: 40 }, (_, patch) => patch);
