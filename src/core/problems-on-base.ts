import type { BaseImage } from './bases/base-image.ts';
import type { ProjectFacts, SystemPackage, WheelGap } from './project-facts.ts';
import { someOf } from './words.ts';

interface Target {
	readonly facts: ProjectFacts;
	/** Undefined where it is not chosen yet: then what no version of the base can have counts. */
	readonly python?: string | undefined;
	/** Packages that may be built from source. */
	readonly fromSource?: readonly string[] | undefined;
}

interface BaseProblem {
	/** Follows "not possible:". */
	readonly reason: string;
	/** What avoids it, without a full stop. */
	readonly remedies: readonly string[];
}

/** Why the project's dependencies cannot run on this base. */
export const problemsOnBase = (base: BaseImage, target: Target): readonly BaseProblem[] => {
	const needed = target.facts.systemPackages.value;
	const starting = base.osFamily === 'distroless' ? needed.filter(({ program }) => program !== undefined) : [];
	const searching = base.libc === 'musl' ? needed.filter(({ asksLdconfig }) => asksLdconfig === true) : [];
	const bound = base.libc === 'musl' ? needed.filter(({ glibcOnly }) => glibcOnly === true) : [];
	const gaps = base.libc === 'musl' ? gapsOnMuslAlone(base, target) : [];
	return [
		...starting.map(({ neededBy, program }) => ({
			reason: `it cannot hold ${program}, which ${neededBy} starts`,
			remedies: [],
		})),
		...problem(
			'Python finds no library there for',
			searching.map(({ neededBy }) => neededBy),
			searching,
		),
		...problem('there is no wheel for it of', [...bound.map(({ neededBy }) => neededBy), ...gaps.map(nameGap)], bound),
	];
};

/** Without those that no other base has a wheel for either. */
const gapsOnMuslAlone = ({ pythonVersions }: BaseImage, target: Target): readonly WheelGap[] => {
	const pythons = target.python === undefined ? pythonVersions : [target.python];
	const elsewhere = wheelGapsFor(pythons, { ...target, libc: 'glibc' });
	return wheelGapsFor(pythons, { ...target, libc: 'musl' }).filter((gap) => !elsewhere.includes(gap));
};

const problem = (what: string, names: readonly string[], needs: readonly SystemPackage[]): readonly BaseProblem[] =>
	names.length === 0
		? []
		: [{ reason: `${what} ${someOf(names)}`, remedies: needs.flatMap(({ remedy }) => remedy ?? []) }];

/** Packages that need a compiler in the build stage there. */
export const compiledOn = ({ libc }: Pick<BaseImage, 'libc'>, { systemPackages }: ProjectFacts): readonly string[] =>
	systemPackages.value.filter((entry) => entry[familyOf(libc)].build.length > 0).map(({ neededBy }) => neededBy);

/** Whose packages fit: those of the family that this C library belongs to. */
export const familyOf = (libc: BaseImage['libc']): 'alpine' | 'debian' => (libc === 'musl' ? 'alpine' : 'debian');

/** Packages that have no wheel for any of these Pythons, and are not built from source either. */
export const wheelGapsFor = (
	pythons: readonly string[],
	{ facts, fromSource = [], libc }: Target & { readonly libc: 'glibc' | 'musl' },
): readonly WheelGap[] => {
	const built = [...fromSource, ...compiledOn({ libc }, facts)];
	const gaps = facts.dependencies?.value.wheelGaps ?? [];
	return gaps.filter((gap) => !built.includes(gap.name) && pythons.every((version) => gap[libc].includes(version)));
};

export const nameGap = ({ name, version }: Pick<WheelGap, 'name' | 'version'>): string =>
	version === '' ? name : `${name} ${version}`;
