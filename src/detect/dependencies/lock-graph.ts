import { normalizePackageName } from '../../core/package-name.ts';
import { evaluateMarker, type MarkerEnvironment, parseMarker } from '../../core/pep508/marker.ts';
import { parseRequirement } from '../../core/pep508.ts';

/** What a lock file says about one package. */
export interface LockedPackage {
	readonly name: string;
	readonly version: string;
	readonly dependencies: readonly LockedDependency[];
	/** What each extra of the package adds. */
	readonly extras: Readonly<Record<string, readonly LockedDependency[]>>;
	/** Names of the wheels and source archives; undefined when the lock file does not tell. */
	readonly files: readonly string[] | undefined;
	/** Under which condition this entry is the one that is installed, where a package has several. */
	readonly marker: string | undefined;
	/** Fetched by git, so built from source. */
	readonly fromGit: boolean;
	/** Folder of a package inside this project; undefined for all others. */
	readonly folder: string | undefined;
}

export interface LockedDependency {
	readonly name: string;
	readonly extras: readonly string[];
	readonly marker?: string;
	/** Only where the lock file holds several versions. */
	readonly version?: string;
}

export const toLockedDependency = (text: string): readonly LockedDependency[] => {
	const [requirement = '', marker] = text.split(/\s*;\s*/, 2);
	const found = parseRequirement(requirement);
	if (found === undefined) return [];
	const { name, extras } = found;
	return [marker === undefined ? { name, extras } : { name, extras, marker }];
};

/** Everything that the given dependencies install there: each package of the lock file that can be reached from them. */
export const walkLock = (
	roots: readonly LockedDependency[],
	packages: readonly LockedPackage[],
	environment: MarkerEnvironment,
): readonly LockedPackage[] => {
	const byName = groupByName(packages);
	const found = new Set<LockedPackage>();
	const visited = new Set<string>();
	const pending = [...roots];
	for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
		if (next.marker !== undefined && !isMet(next.marker, environment)) continue;
		for (const entry of byName.get(next.name) ?? []) {
			if (!isMeant(entry, next, environment)) continue;
			for (const extra of ['', ...next.extras]) {
				const key = `${entry.name} ${entry.version} ${extra}`;
				if (visited.has(key)) continue;
				visited.add(key);
				found.add(entry);
				pending.push(...(extra === '' ? entry.dependencies : (entry.extras[extra] ?? [])));
			}
		}
	}
	return [...found].sort((left, right) => (left.name < right.name ? -1 : 1));
};

const isMeant = (entry: LockedPackage, { version }: LockedDependency, environment: MarkerEnvironment): boolean =>
	(version === undefined || version === entry.version) &&
	(entry.marker === undefined || isMet(entry.marker, environment));

/** A condition that cannot be decided here counts as met: better one package too many than one missing. */
const isMet = (marker: string, environment: MarkerEnvironment): boolean => {
	const parsed = parseMarker(marker);
	return parsed === undefined || evaluateMarker(parsed, environment) !== false;
};

const groupByName = (packages: readonly LockedPackage[]): ReadonlyMap<string, readonly LockedPackage[]> => {
	const groups = new Map<string, LockedPackage[]>();
	for (const entry of packages) groups.set(entry.name, [...(groups.get(entry.name) ?? []), entry]);
	return groups;
};

export const lockedName = (name: unknown): string => normalizePackageName(typeof name === 'string' ? name : '');
