import { bases } from '../../bases/index.ts';
import { releases } from '../../bases/releases.ts';
import { splitImageName } from './images.ts';

export interface EndOfLife {
	readonly what: string;
	/** ISO date. */
	readonly date: string;
}

/** Distroless images of older Debian releases are no longer rebuilt. Source: its SUPPORT_POLICY.md, 2026-08-21. */
const distroless: Readonly<Record<string, string>> = {
	debian12: '2026-05-12',
	debian11: '2024-08-14',
	debian10: '2022-09-10',
};

/** The ends of life that an image's name tells: of its system and of its Python. */
export const endsOfLife = (image: string): readonly EndOfLife[] => {
	const { repository, tag = '' } = splitImageName(image);
	return [...systemEnds(repository, tag), ...pythonEnds(repository, tag)];
};

const systemEnds = (repository: string, tag: string): readonly EndOfLife[] => {
	const [, kind = '', release] = /distroless\/(.*)-(debian\d+)/.exec(repository) ?? [];
	if (release !== undefined) {
		// Those without a language were made a little longer.
		const isBare = release === 'debian12' && /^(static|base|base-nossl|cc)$/.test(kind);
		const date =
			(isBare ? '2026-09-30' : distroless[release]) ?? bases.find(({ id }) => id === 'distroless')?.endOfLife;
		return date === undefined ? [] : [{ what: `distroless on ${release.replace('debian', 'Debian ')}`, date }];
	}
	const version = /alpine(3\.\d+)/.exec(tag)?.[1] ?? (repository === 'alpine' ? /^3\.\d+/.exec(tag)?.[0] : undefined);
	const date = version === undefined ? undefined : releases.alpine[version];
	if (date !== undefined) return [{ what: `Alpine ${version}`, date }];
	const end = Object.entries(releases.debian).find(([name]) => tag.split('-').includes(name))?.[1];
	return end === undefined ? [] : [{ what: `Debian ${end.version} with its LTS`, date: end.lts }];
};

const pythonEnds = (repository: string, tag: string): readonly EndOfLife[] => {
	const version = repository === 'python' ? /^[23]\.\d+/.exec(tag)?.[0] : undefined;
	const date = version === undefined ? undefined : releases.python[version];
	return date === undefined ? [] : [{ what: `Python ${version}`, date }];
};
