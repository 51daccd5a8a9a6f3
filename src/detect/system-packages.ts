import { type Detected, detected } from '../core/detected.ts';
import type { Requirement, SystemPackage } from '../core/project-facts.ts';
import { systemNeeds } from '../core/system-packages/index.ts';
import type { SystemNeed } from '../core/system-packages/types.ts';

/** Looks up what the operating system must add for these Python packages; names are normalised. */
export const detectSystemPackages = (
	packages: readonly string[],
	requirements: readonly Requirement[] = [],
): Detected<readonly SystemPackage[]> => {
	const found = systemNeeds.flatMap((need) =>
		need.names
			.filter((name) => packages.includes(name) && !isAvoided(need, name, { packages, requirements }))
			.map((name) => ({ need, name })),
	);
	const value = found.map(({ need, name }) => toSystemPackage(need, name)).filter(needsPackages);
	return detected(
		value,
		'likely',
		found.map(({ need, name }) => `${name} ${need.note}`),
	);
};

interface Installed {
	readonly packages: readonly string[];
	readonly requirements: readonly Requirement[];
}

/** An extra is known only where the project itself asks for it; a lock file names the package that it brings. */
const isAvoided = ({ unless }: SystemNeed, name: string, { packages, requirements }: Installed): boolean =>
	(unless?.packages ?? []).some((other) => packages.includes(other)) ||
	requirements.some(
		(requirement) => requirement.name === name && requirement.extras.some((extra) => unless?.extras?.includes(extra)),
	);

const toSystemPackage = (
	{ names, unless, debian, alpine, note, ...limits }: SystemNeed,
	neededBy: string,
): SystemPackage => ({
	neededBy,
	debian: { build: [], runtime: [], ...debian },
	alpine: { build: [], runtime: [], ...alpine },
	...limits,
});

const needsPackages = ({ debian, alpine }: SystemPackage): boolean =>
	[debian, alpine].some(({ build, runtime }) => build.length + runtime.length > 0);
