import type { Dependencies } from '../dependencies.ts';

type Release = readonly [major: number, minor: number];

/** Whether the project pins a package to a release before this one; a range leaves that to the installer. */
export const isPinnedBefore = (
	requirements: Dependencies['requirements'],
	wanted: string,
	[major, minor]: Release,
): boolean =>
	requirements.some(({ name, specifier }) => {
		const [, first, second = '0'] = /^={2,3}\s*(\d+)(?:\.(\d+))?/.exec(specifier) ?? [];
		if (name !== wanted || first === undefined) return false;
		return Number(first) < major || (Number(first) === major && Number(second) < minor);
	});
