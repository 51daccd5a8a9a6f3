import type { ProjectReader } from '../../core/project-reader.ts';
import { type Candidate, type DetectContext, toCandidate } from './candidate.ts';
import { indexWarnings, pyprojectIndexes } from './indexes.ts';
import { factsWithoutLock, lockFacts, unreadableLock } from './lock-facts.ts';
import { type LockedDependency, toLockedDependency } from './lock-graph.ts';
import { chooseProduction, type Offer, type ProductionSet } from './production.ts';
import {
	buildFiles,
	dependencyGroups,
	hasBuildSystem,
	optionalDependencies,
	type Pyproject,
	presentFiles,
	projectRequirements,
	readPyproject,
} from './pyproject.ts';
import { tableAt, textsOf } from './toml.ts';
import { readUvLock, type UvLock } from './uv-lock.ts';
import { findUvRoot, fromHere, readerAt, type UvRoot, workspaceMembers } from './uv-workspace.ts';

/** Dependencies of a project with uv.lock. */
export const detectUv = async (
	reader: ProjectReader,
	{ python, wanted }: DetectContext,
): Promise<Candidate | undefined> => {
	const pyproject = await readPyproject(reader);
	const root = pyproject === undefined ? undefined : await findUvRoot(reader);
	if (pyproject === undefined || root === undefined) return undefined;
	const lockFile = fromHere(root, 'uv.lock');
	const lockText = await reader.readText(lockFile);
	const readable = lockText === undefined ? undefined : readUvLock(lockText, root.here);
	const lock = readable ?? lockFromProject(pyproject);
	const factsOf = (set: ProductionSet) =>
		readable === undefined
			? factsWithoutLock(rootsOf(lock, set), [unreadableLock(lockFile)])
			: lockFacts(rootsOf(lock, set), lock.packages, python);
	const choice = chooseProduction(offersOf(lock), factsOf({ extras: [], groups: [] }).packages, wanted);
	const shared = await sharedFiles(reader, pyproject, root);
	const texts = lock.isEditable ? await presentFiles(reader, buildFiles(pyproject)) : [];
	const { packages, versions, warnings } = factsOf(choice);
	// A workspace whose root is no project holds several services; which one is meant is not known here.
	const holdsOthersOnly = lock.root === undefined && packages.length === 0;
	return toCandidate({
		choice,
		confidence: holdsOthersOnly ? 'unsure' : 'certain',
		evidence: [`${lockFile} is there`],
		versions,
		indexes: pyprojectIndexes(pyproject.table),
		warnings: [...warnings, ...projectWarnings(pyproject, holdsOthersOnly)],
		build: (set) => {
			const { packages, sourceOnly, wheelGaps, fromGit, folders } = factsOf(set);
			return {
				manager: 'uv',
				files: [
					...new Set(['pyproject.toml', lockFile, ...texts, ...shared, ...folders.map((name) => fromHere(root, name))]),
				],
				lockFile,
				hashed: true,
				requirements: projectRequirements(pyproject),
				packages,
				extras: set.extras,
				groups: set.groups,
				installsProject: lock.isEditable,
				sourceOnly,
				wheelGaps: wheelGaps(),
				fromGit,
			};
		},
	});
};

/** What uv reads of the workspace around the project before it installs anything. */
const sharedFiles = async (reader: ProjectReader, own: Pyproject, root: UvRoot): Promise<readonly string[]> => {
	if (root.up === '') return workspaceMembers(reader, own);
	const above = readerAt(reader, root.up);
	const workspace = await readPyproject(above);
	const members = workspace === undefined ? [] : await workspaceMembers(above, workspace);
	return ['pyproject.toml', ...members].map((path) => fromHere(root, path));
};

/** What the lock file would say of the root, from pyproject.toml alone. */
const lockFromProject = (pyproject: Pyproject): UvLock => {
	const toLists = (lists: ReadonlyMap<string, readonly string[]>) =>
		Object.fromEntries([...lists].map(([name, list]) => [name, list.flatMap(toLockedDependency)]));
	const dependencies = textsOf(tableAt(pyproject.table, 'project').dependencies).flatMap(toLockedDependency);
	const extras = toLists(optionalDependencies(pyproject));
	const root = { name: '', version: '', dependencies, extras, files: undefined, marker: undefined, fromGit: false };
	const isEditable = hasBuildSystem(pyproject);
	return { packages: [], root: { ...root, folder: '.' }, groups: toLists(dependencyGroups(pyproject)), isEditable };
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

const projectWarnings = ({ table }: Pyproject, holdsOthersOnly: boolean): readonly string[] => [
	...indexWarnings('pyproject.toml', pyprojectIndexes(table)),
	...(holdsOthersOnly
		? ['The root of this uv workspace is no project itself; run this in the folder of the service.']
		: []),
];
