import type { Answers } from '../answers.ts';
import { findBase } from '../bases/index.ts';
import { nameGap, wheelGapsFor } from '../problems-on-base.ts';
import type { ProjectFacts, SystemPackage } from '../project-facts.ts';
import { someOf } from '../words.ts';

/** What the project's packages need of the operating system, and what building some of them takes. */
export const planSystem = ({ fromSource = [] }: Answers, facts: ProjectFacts): readonly SystemPackage[] => {
	const { fromGit = [], wheelGaps = [] } = facts.dependencies?.value ?? {};
	const compiled = wheelGaps.filter(({ name }) => fromSource.includes(name)).map(({ name }) => name);
	return [
		...facts.systemPackages.value,
		...fromGit.map((name) => buildTools(name, { debian: ['ca-certificates', 'git'], alpine: ['git'] })),
		...compiled.map((name) => buildTools(name, { debian: ['g++', 'libc6-dev'], alpine: ['g++', 'musl-dev'] })),
	];
};

const buildTools = (
	neededBy: string,
	{ debian, alpine }: { readonly debian: readonly string[]; readonly alpine: readonly string[] },
): SystemPackage => ({
	neededBy,
	debian: { build: debian, runtime: [] },
	alpine: { build: alpine, runtime: [] },
});

/** What no Python version that could be chosen has a wheel of. */
export const wheelNotices = (answers: Answers, facts: ProjectFacts): readonly string[] => {
	const { base, python, fromSource } = answers;
	const gaps = wheelGapsFor([python], { facts, fromSource, libc: findBase(base).libc });
	if (gaps.length === 0) return [];
	const names = gaps.map(({ name }) => name).join(',');
	const better = betterPython(gaps.length, answers, facts);
	return [
		`There is no wheel for Python ${python} of ${someOf(gaps.map(nameGap))}: take versions that have one, or build these with --from-source ${names}.${better}`,
	];
};

/** The version of this base, or else of slim, that lacks the fewest wheels, where these are fewer. */
const betterPython = (gaps: number, { base, fromSource = [] }: Answers, facts: ProjectFacts): string => {
	for (const { id, libc, pythonVersions } of [findBase(base), findBase('slim')]) {
		const [best] = pythonVersions
			.filter((python) => facts.allowedPythons?.includes(python) !== false)
			.map((python) => ({ python, missing: wheelGapsFor([python], { facts, fromSource, libc }) }))
			.sort((left, right) => left.missing.length - right.missing.length);
		if (best === undefined || best.missing.length >= gaps) continue;
		const without = best.missing.length === 0 ? 'none' : `only ${someOf(best.missing.map(nameGap))}`;
		return ` With --python ${best.python}${id === base ? '' : ` --base ${id}`} ${without} is without.`;
	}

	return '';
};
