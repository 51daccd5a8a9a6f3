import type { ImageFacts } from '../image-facts.ts';
import { findPrograms, nameOf } from '../practices/support/image.ts';
import { isSetuid } from '../practices/support/modes.ts';
import { isPackageManager, isShell } from '../practices/support/programs.ts';

/** What lies in an image, counted; undefined where its layers were not read. */
export interface Inventory {
	readonly files: number;
	/** Undefined where the image does not list them. */
	readonly systemPackages: number | undefined;
	readonly pythonPackages: number;
	readonly shells: readonly string[];
	readonly packageManagers: readonly string[];
	readonly setuidFiles: number;
}

export const takeInventory = ({ files, systemPackages = [] }: ImageFacts): Inventory | undefined => {
	if (files === undefined) return undefined;
	const named = (isWanted: (name: string) => boolean): readonly string[] => [
		...new Set(findPrograms(files, isWanted).map(nameOf)),
	];
	return {
		files: files.filter(({ type }) => type === 'file' || type === 'hardlink').length,
		systemPackages: systemPackages.length === 0 ? undefined : systemPackages.length,
		// Each installed distribution leaves a folder of metadata. Source: the specification of recording installed projects.
		pythonPackages: files.filter(({ path }) => /\/[^/]+\.(dist|egg)-info$/.test(path)).length,
		shells: named(isShell),
		packageManagers: named(isPackageManager),
		setuidFiles: files.filter(isSetuid).length,
	};
};
