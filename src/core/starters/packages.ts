import data from './packages.json' with { type: 'json' };
import type { StarterId } from './starter.ts';

export interface LockedPackage {
	readonly version: string;
	/** PEP 508 marker, for packages that only some platforms need. */
	readonly marker?: string;
	/** SHA-256 of each published file. */
	readonly hashes: readonly string[];
}

interface PackageSet {
	readonly base: readonly string[];
	readonly server: readonly string[];
	readonly dev: readonly string[];
}

export interface StarterPackages {
	readonly packages: Readonly<Record<string, LockedPackage>>;
	/** Everything that each starter installs, dependencies of dependencies included. */
	readonly sets: Readonly<Record<StarterId, PackageSet>>;
}

/** What scripts/refresh-starters.ts found last. */
export const starterPackages: StarterPackages = data;
