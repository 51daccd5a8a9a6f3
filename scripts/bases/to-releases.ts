import type { Releases } from '../../src/core/bases/releases.ts';

/** One product as https://endoflife.date/api/v1/products/NAME answers, as far as it is read here. */
interface Product {
	readonly last_modified: string;
	readonly result: {
		readonly releases: readonly {
			readonly name: string;
			readonly codename?: string | null;
			readonly eolFrom?: string | null;
			readonly eoesFrom?: string | null;
		}[];
	};
}

/** Everything that is published elsewhere and kept in src/core/bases/releases.json. */
export interface Sources {
	readonly python: Product;
	readonly debian: Product;
	readonly 'alpine-linux': Product;
	/** library/python of docker-library/official-images, and the day of its last change. */
	readonly officialImages: { readonly text: string; readonly date: string };
}

/** `today` as ISO date; what had ended on that day is kept apart from what is offered. */
export const toReleases = (sources: Sources, today: string): Releases => {
	const python = endsByName(sources.python);
	return {
		sources: {
			'endoflife.date': latest(
				[sources.python, sources.debian, sources['alpine-linux']].map(({ last_modified }) =>
					last_modified.slice(0, 10),
				),
			),
			'docker-library/official-images library/python': sources.officialImages.date,
		},
		refreshed: today,
		python,
		debian: Object.fromEntries(sources.debian.result.releases.flatMap(toDebian)),
		alpine: endsByName(sources['alpine-linux']),
		tags: toTags(sources.officialImages.text),
	};
};

/** What ended before there were images of it is not worth its bytes. */
const firstDay = '2016-01-01';

const endsByName = ({ result }: Product): Readonly<Record<string, string>> =>
	Object.fromEntries(
		result.releases
			.map(({ name, eolFrom }) => [name, day(name, eolFrom)] as const)
			.filter(([, end]) => end >= firstDay),
	);

const latest = (days: readonly string[]): string => days.toSorted().at(-1) ?? '';

const day = (name: string, text: string | null | undefined): string => {
	if (text === undefined || text === null || !/^\d{4}-\d\d-\d\d$/.test(text))
		throw new Error(`The end of life of ${name} is no date: ${text}.`);
	return text;
};

/** Code names serve as keys, since JavaScript sorts keys that look like whole numbers. */
const toDebian = ({ name, codename, eolFrom, eoesFrom }: Product['result']['releases'][number]) => {
	if (codename === undefined || codename === null) throw new Error(`Debian ${name} has no code name.`);
	const security = day(name, eolFrom);
	// A release that came before long-term support says nothing of it, or a date before the end of its life.
	const lts = eoesFrom === undefined || eoesFrom === null ? security : latest([security, day(name, eoesFrom)]);
	return lts < firstDay ? [] : [[codename.toLowerCase(), { version: name, security, lts }] as const];
};

/** Reads lines such as "Tags: 3.13.15-slim-trixie, 3.13-slim-trixie"; previews such as 3.15-rc are left out. */
const toTags = (text: string): Releases['tags'] => {
	const tags = [...text.matchAll(/^Tags: (.+)$/gm)].flatMap(([, list = '']) => list.split(', '));
	const found = new Map<string, string[]>();
	for (const tag of tags) {
		const [, version = '', variant = ''] = /^(\d+\.\d+)-(slim-[a-z]+|alpine\d+\.\d+)$/.exec(tag) ?? [];
		if (variant !== '') found.set(variant, [...(found.get(variant) ?? []), version]);
	}

	if (found.size === 0) throw new Error('No tag of the official image was understood.');
	return Object.fromEntries([...found].map(([variant, versions]) => [variant, versions.toSorted(newestFirst)]));
};

const newestFirst = (left: string, right: string): number => Number(right.split('.')[1]) - Number(left.split('.')[1]);
