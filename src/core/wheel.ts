/** Where a wheel is to be installed. */
export interface WheelTarget {
	/** Major and minor, for example "3.13". */
	readonly python: string;
	readonly libc: 'glibc' | 'musl';
	readonly machine: 'x86_64' | 'aarch64';
}

// Debian 13 has glibc 2.41, Alpine 3.23 has musl 1.2.
const newestGlibcMinor = 41;
const newestMuslMinor = 2;

/** True when a wheel of this file name can be installed there, by the compatibility tags in its name. */
export const wheelFits = (fileName: string, target: WheelTarget): boolean => {
	const [pythons, abis, platforms] = fileName
		.replace(/\.whl$/, '')
		.split('-')
		.slice(-3)
		.map((tags) => tags.split('.'));
	if (!fileName.endsWith('.whl') || pythons === undefined || abis === undefined || platforms === undefined)
		return false;
	return (
		platforms.some((platform) => platformFits(platform, target)) &&
		abis.some((abi) => pythons.some((python) => pythonFits(python, abi, target)))
	);
};

const platformFits = (platform: string, { libc, machine }: WheelTarget): boolean => {
	if (platform === 'any') return true;
	if (!platform.endsWith(`_${machine}`)) return false;
	const [, minor] = /^(?:manylinux_2|musllinux_1)_(\d+)_/.exec(platform) ?? [];
	if (libc === 'musl') return platform.startsWith('musllinux_1_') && Number(minor) <= newestMuslMinor;
	return platform.startsWith('manylinux') && (minor === undefined || Number(minor) <= newestGlibcMinor);
};

const pythonFits = (python: string, abi: string, target: WheelTarget): boolean => {
	const [, kind, major, minor] = /^(cp|py)(\d)(\d*)$/.exec(python) ?? [];
	const wanted = Number(target.python.split('.')[1]);
	if (major !== '3') return false;
	if (minor === '') return abi === 'none' || abi === 'abi3';
	if (abi === 'abi3' || (abi === 'none' && kind === 'py')) return Number(minor) <= wanted;
	return Number(minor) === wanted && (abi === 'none' || abi === `cp3${minor}`);
};
