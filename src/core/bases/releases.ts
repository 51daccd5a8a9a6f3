import data from './releases.json' with { type: 'json' };

/** ISO dates of the end of security fixes, and what is published; scripts/refresh-bases.ts finds them anew. */
export interface Releases {
	/** Where this was read, and how old that was. */
	readonly sources: Readonly<Record<string, string>>;
	/** The day on which this was written. */
	readonly refreshed: string;
	/** By minor version, newest first. */
	readonly python: Readonly<Record<string, string>>;
	/** By code name, newest first; `security` by Debian itself, `lts` by its long-term support team. */
	readonly debian: Readonly<
		Record<string, { readonly version: string; readonly security: string; readonly lts: string }>
	>;
	/** By version, newest first. */
	readonly alpine: Readonly<Record<string, string>>;
	/** Python versions of each variant of the official image, newest first, for example of "slim-trixie". */
	readonly tags: Readonly<Record<string, readonly string[]>>;
}

export const releases: Releases = data;

const of = <T>(values: Readonly<Record<string, T>>, key: string): T => {
	const value = values[key];
	if (value === undefined) throw new TypeError(`releases.json knows nothing of ${key}.`);
	return value;
};

const isSupported = (python: string): boolean => (releases.python[python] ?? '') >= releases.refreshed;

export const pythonsOf = (variant: string): readonly string[] => of(releases.tags, variant).filter(isSupported);

/** Still to be pulled, and had only with --accept-end-of-life. */
export const endedPythonsOf = (variant: string): readonly string[] =>
	of(releases.tags, variant).filter((python) => !isSupported(python));

export const alpineEnd = (version: string): string => of(releases.alpine, version);

export const debianEnd = (codeName: string): string => of(releases.debian, codeName).security;
