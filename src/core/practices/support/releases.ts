import { bases } from '../../bases/index.ts';
import { pythonVersions } from '../../bases/python-versions.ts';
import { parseImageName } from './images.ts';

export interface EndOfLife {
	readonly what: string;
	/** ISO date. */
	readonly date: string;
}

/** End of long-term support. Source: endoflife-date/endoflife.date products/debian.md, 2026-08-22. */
const debian: Readonly<Record<string, EndOfLife>> = {
	trixie: { what: 'Debian 13', date: '2030-06-30' },
	bookworm: { what: 'Debian 12', date: '2028-06-30' },
	bullseye: { what: 'Debian 11', date: '2026-08-31' },
	buster: { what: 'Debian 10', date: '2024-06-30' },
	stretch: { what: 'Debian 9', date: '2022-07-01' },
	jessie: { what: 'Debian 8', date: '2020-06-30' },
};

/** Source: endoflife-date/endoflife.date products/alpine-linux.md, 2026-08-22. */
const alpine: Readonly<Record<string, string>> = {
	'3.24': '2028-06-01',
	'3.23': '2027-11-01',
	'3.22': '2027-05-01',
	'3.21': '2026-11-01',
	'3.20': '2026-04-01',
	'3.19': '2025-11-01',
	'3.18': '2025-05-09',
	'3.17': '2024-11-22',
	'3.16': '2024-05-23',
	'3.15': '2023-11-01',
	'3.14': '2023-05-01',
	'3.13': '2022-11-01',
	'3.12': '2022-05-01',
};

/** Distroless images of older Debian releases are no longer rebuilt. Source: its SUPPORT_POLICY.md, 2026-08-21. */
const distroless: Readonly<Record<string, string>> = {
	debian12: '2026-05-12',
	debian11: '2024-08-14',
	debian10: '2022-09-10',
};

/** The ends of life that an image's name tells: of its system and of its Python. */
export const endsOfLife = (image: string): readonly EndOfLife[] => {
	const { repository, tag = '' } = parseImageName(image);
	return [...systemEnds(repository, tag), ...pythonEnds(repository, tag)];
};

const systemEnds = (repository: string, tag: string): readonly EndOfLife[] => {
	const release = /distroless\/.*-(debian\d+)/.exec(repository)?.[1];
	if (release !== undefined) {
		const date = distroless[release] ?? bases.find(({ id }) => id === 'distroless')?.endOfLife;
		return date === undefined ? [] : [{ what: `distroless on ${release.replace('debian', 'Debian ')}`, date }];
	}
	const version = /alpine(3\.\d+)/.exec(tag)?.[1] ?? (repository === 'alpine' ? /^3\.\d+/.exec(tag)?.[0] : undefined);
	const date = version === undefined ? undefined : alpine[version];
	if (date !== undefined) return [{ what: `Alpine ${version}`, date }];
	const end = Object.entries(debian).find(([name]) => tag.split('-').includes(name))?.[1];
	return end === undefined ? [] : [end];
};

const pythonEnds = (repository: string, tag: string): readonly EndOfLife[] => {
	const version = repository === 'python' ? /^[23]\.\d+/.exec(tag)?.[0] : undefined;
	if (version === undefined) return [];
	const known = pythonVersions.find((python) => python.version === version);
	if (known !== undefined) return [{ what: `Python ${version}`, date: known.endOfLife }];
	const old = Number(version.split('.')[1]) < 9 || version.startsWith('2');
	return old ? [{ what: `Python ${version}`, date: '2024-10-07' }] : [];
};
