import type { ProjectReader } from '../../core/project-reader.ts';
import { type Candidate, type DetectContext, toCandidate } from './candidate.ts';
import { indexWarnings, pyprojectIndexes } from './indexes.ts';
import { lockFacts } from './lock-facts.ts';
import type { LockedDependency } from './lock-graph.ts';
import { chooseProduction, type Offer, type ProductionSet } from './production.ts';
import { buildFiles, type Pyproject, presentFiles, projectRequirements, readPyproject } from './pyproject.ts';
import { readUvLock, type UvLock } from './uv-lock.ts';
import { workspaceMembers } from './uv-workspace.ts';

/** Dependencies of a project with uv.lock. */
export const detectUv = async (reader: ProjectReader, { python }: DetectContext): Promise<Candidate | undefined> => {
	const lockText = await reader.readText('uv.lock');
	const pyproject = await readPyproject(reader);
	const lock = lockText === undefined ? undefined : readUvLock(lockText);
	if (lock === undefined || pyproject === undefined) return undefined;
	const factsOf = (set: ProductionSet) => lockFacts(rootsOf(lock, set), lock.packages, python);
	const choice = chooseProduction(offersOf(lock), factsOf({ extras: [], groups: [] }).packages);
	const members = await workspaceMembers(reader, pyproject);
	const texts = lock.isEditable ? await presentFiles(reader, buildFiles(pyproject)) : [];
	const { versions, warnings } = factsOf(choice);
	return toCandidate({
		choice,
		confidence: 'certain',
		evidence: ['uv.lock is there'],
		versions,
		warnings: [...warnings, ...projectWarnings(pyproject, lock)],
		build: (set) => {
			const { packages, sourceOnly, sourceOnlyOnMusl, fromGit, folders } = factsOf(set);
			return {
				manager: 'uv',
				files: ['pyproject.toml', 'uv.lock', ...texts, ...members, ...folders],
				lockFile: 'uv.lock',
				hashed: true,
				requirements: projectRequirements(pyproject),
				packages,
				extras: set.extras,
				groups: set.groups,
				installsProject: lock.isEditable,
				sourceOnly,
				sourceOnlyOnMusl,
				fromGit,
			};
		},
	});
};

const offersOf = ({ root, groups }: UvLock): readonly Offer[] => {
	const toOffers = (kind: Offer['kind'], lists: Readonly<Record<string, readonly LockedDependency[]>>) =>
		Object.entries(lists).map(([name, list]): Offer => ({ kind, name, packages: list.map((entry) => entry.name) }));
	return [...toOffers('extra', root?.extras ?? {}), ...toOffers('group', groups)];
};

const rootsOf = ({ root, groups }: UvLock, set: ProductionSet): readonly LockedDependency[] => [
	...(root?.dependencies ?? []),
	...set.extras.flatMap((name) => root?.extras[name] ?? []),
	...set.groups.flatMap((name) => groups[name] ?? []),
];

const projectWarnings = ({ table }: Pyproject, { root }: UvLock): readonly string[] => [
	...indexWarnings('pyproject.toml', pyprojectIndexes(table)),
	...(root === undefined
		? ['The root of this uv workspace is no project itself; run this in the folder of the service.']
		: []),
];
