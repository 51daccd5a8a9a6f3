import { linuxEnvironment } from '../../core/pep508/marker.ts';
import { nameGap } from '../../core/problems-on-base.ts';
import type { WheelGap } from '../../core/project-facts.ts';
import { wheelFits } from '../../core/wheel.ts';
import { someOf } from '../../core/words.ts';
import { outerPath } from '../paths.ts';
import { type LockedDependency, type LockedPackage, walkLock } from './lock-graph.ts';
import { gapsInLock, isSourceOnly } from './wheel-gaps.ts';

/** What a lock file tells of the packages that production installs. */
export interface LockFacts {
	readonly packages: readonly string[];
	readonly versions: Readonly<Record<string, string>>;
	readonly sourceOnly: readonly string[];
	/** Worked out when asked for, as it walks the lock file once for every Python version. */
	readonly wheelGaps: () => readonly WheelGap[];
	readonly fromGit: readonly string[];
	/** Folders of packages inside this project, with a final slash. */
	readonly folders: readonly string[];
	readonly warnings: readonly string[];
}

export const lockFacts = (
	roots: readonly LockedDependency[],
	packages: readonly LockedPackage[],
	python: string,
): LockFacts => {
	const installed = walkLock(roots, packages, linuxEnvironment(python)).filter(({ folder }) => folder !== '.');
	const fits = (machine: 'x86_64' | 'aarch64', { files }: LockedPackage): boolean =>
		files?.some((file) => wheelFits(file, { python, libc: 'glibc', machine })) === true;
	const sourceOnly = installed.filter((entry) => entry.folder === undefined && isSourceOnly(entry));
	const withoutArm = installed.filter((entry) => fits('x86_64', entry) && !fits('aarch64', entry));
	return {
		packages: namesOf(installed),
		versions: Object.fromEntries(installed.map(({ name, version }) => [name, version])),
		sourceOnly: namesOf(sourceOnly),
		wheelGaps: () => gapsInLock(roots, packages),
		fromGit: namesOf(installed.filter(({ fromGit }) => fromGit)),
		folders: [...new Set(installed.flatMap(({ folder }) => (folder === undefined ? [] : [`${outerPath(folder)}/`])))],
		warnings: armWarnings(withoutArm, python),
	};
};

/** One sentence, as what computes on graphics cards lacks dozens of them. */
const armWarnings = (lacking: readonly LockedPackage[], python: string): readonly string[] =>
	lacking.length === 0 ? [] : [`No wheel for linux/arm64 and Python ${python}: ${someOf(lacking.map(nameGap))}.`];

/** What is known where no lock file could be read: the names that the project itself gives. */
export const factsWithoutLock = (roots: readonly LockedDependency[], warnings: readonly string[] = []): LockFacts => ({
	packages: [...new Set(roots.map(({ name }) => name))],
	versions: {},
	sourceOnly: [],
	wheelGaps: () => [],
	fromGit: [],
	folders: [],
	warnings,
});

export const unreadableLock = (file: string): string =>
	`${file} is too large or not as its tool writes it, so what it installs is not known here.`;

const namesOf = (packages: readonly LockedPackage[]): readonly string[] => [
	...new Set(packages.map(({ name }) => name)),
];
