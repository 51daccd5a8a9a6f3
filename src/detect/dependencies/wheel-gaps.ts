import { compareVersions } from '../../core/pep440.ts';
import { linuxEnvironment } from '../../core/pep508/marker.ts';
import type { WheelGap } from '../../core/project-facts.ts';
import { knownVersions } from '../../core/questions/python-on-bases.ts';
import wheels from '../../core/system-packages/wheels.json' with { type: 'json' };
import { wheelFits } from '../../core/wheel.ts';
import { type LockedDependency, type LockedPackage, walkLock } from './lock-graph.ts';

type Libc = 'glibc' | 'musl';

/** Which locked packages have no wheel for which Python, by the file names that the lock file lists. */
export const gapsInLock = (
	roots: readonly LockedDependency[],
	packages: readonly LockedPackage[],
): readonly WheelGap[] => {
	const missing = new Map<LockedPackage, Record<Libc, string[]>>();
	for (const python of knownVersions) {
		for (const entry of walkLock(roots, packages, linuxEnvironment(python))) {
			if (entry.files === undefined || !isCompiled(entry.files)) continue;
			const gap = missing.get(entry) ?? { glibc: [], musl: [] };
			missing.set(entry, gap);
			for (const libc of ['glibc', 'musl'] as const) {
				const target = { python, libc, machine: 'x86_64' } as const;
				if (!entry.files.some((file) => wheelFits(file, target))) gap[libc].push(python);
			}
		}
	}
	return [...missing].map(([{ name, version }, gap]) => ({ name, version, ...gap })).filter(isGap);
};

const isCompiled = (files: readonly string[]): boolean =>
	!files.some((file) => file.endsWith('3-none-any.whl')) && files.some((file) => file.endsWith('.whl'));

/** Only source archives are locked, so that no wheel is missing: it is built everywhere. */
export const isSourceOnly = ({ files }: LockedPackage): boolean =>
	files !== undefined && !files.some((file) => file.endsWith('.whl'));

const isGap = ({ glibc, musl }: WheelGap): boolean => glibc.length + musl.length > 0;

/** For each package what the two C libraries have, or both of them alike. */
const ranges: Readonly<Record<string, string>> = wheels.packages;
const pythons = wheels.pythons.split(' ');

/** The same by the table of well-known packages; without a version, what no version has a wheel for. */
export const gapsOfVersions = (
	packages: readonly string[],
	versions: Readonly<Record<string, string>>,
): readonly WheelGap[] =>
	packages
		.flatMap((name): readonly WheelGap[] => {
			const [glibc, musl = glibc] = ranges[name]?.split(' / ') ?? [];
			if (glibc === undefined || musl === undefined) return [];
			const version = versions[name] ?? '';
			return [{ name, version, glibc: pythonsWithout(glibc, version), musl: pythonsWithout(musl, version) }];
		})
		.filter(isGap);

/** `text` has a range of versions for each Python, or one for all: "2.1.0", "1.23.2..2.4.6", or "-" for none. */
const pythonsWithout = (text: string, version: string): readonly string[] => {
	const found = text.split(' ');
	return pythons.filter((_, index) => {
		const [first = '-', last] = (found[index] ?? found[0] ?? '-').split('..');
		if (first === '-' || version === '') return first === '-';
		return compareVersions(version, first) < 0 || (last !== undefined && compareVersions(version, last) > 0);
	});
};
