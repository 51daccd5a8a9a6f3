import { practices } from '../../src/core/practices/index.ts';
import { notCovered } from './not-covered.ts';
import { rules } from './rules.ts';

/** How one rule of somebody else is answered here. */
export interface Coverage {
	readonly source: string;
	readonly id: string;
	readonly practices: readonly { readonly id: string; readonly slug: string }[];
	/** Why no practice covers it. */
	readonly reason: string | undefined;
}

/** Every rule of every source, in order. */
export const coverage = (): readonly Coverage[] =>
	Object.entries(rules).flatMap(([source, ids]) =>
		ids.map((id) => ({
			source,
			id,
			practices: practices.filter(({ references }) => references.some((one) => one.source === source && one.id === id)),
			reason: reasonFor(`${source} ${id}`),
		})),
	);

const reasonFor = (rule: string): string | undefined =>
	Object.entries(notCovered).find(
		([name]) => name === rule || (name.endsWith('*') && rule.startsWith(name.slice(0, -1))),
	)?.[1];

/** The page docs/coverage.md. */
export const coveragePage = (): string => {
	const all = coverage();
	const covered = all.filter((rule) => rule.practices.length > 0).length;
	return [
		'# Coverage',
		'',
		`Other tools and texts have ${all.length} rules about Dockerfiles, .dockerignore files and images that we know of (as of`,
		`November 2026). ${covered} of them are covered by a practice; for the other ${all.length - covered} the reason is given. A practice that`,
		'covers a rule asks for the same thing, at times more strictly; [how check differs from hadolint](explanation/hadolint.md) is written down.',
		'',
		...Object.keys(rules).flatMap((source) =>
			section(
				source,
				all.filter((rule) => rule.source === source),
			),
		),
	].join('\n');
};

const section = (source: string, own: readonly Coverage[]): readonly string[] => [
	`## ${source}`,
	'',
	'| rule | practice, or the reason why there is none |',
	'| --- | --- |',
	...own.map((rule) => `| ${rule.id} | ${answer(rule)} |`),
	'',
];

const answer = ({ practices: found, reason = '' }: Coverage): string =>
	found.length === 0 ? reason : found.map(({ id, slug }) => `[${id} ${slug}](practices/${slug}.md)`).join(', ');
