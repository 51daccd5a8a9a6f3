import type { ProjectReader } from '../../core/project-reader.ts';
import { type Candidate, type DetectContext, toCandidate } from './candidate.ts';
import { indexWarnings, pyprojectIndexes } from './indexes.ts';
import { factsWithoutLock, lockFacts, unreadableLock } from './lock-facts.ts';
import { toLockedDependency } from './lock-graph.ts';
import { lacksMarkers, readPdmLock } from './pdm-lock.ts';
import { chooseProduction, offersIn, type ProductionSet } from './production.ts';
import { pyprojectOffers } from './project-offers.ts';
import {
	buildFiles,
	hasBuildSystem,
	type Pyproject,
	presentFiles,
	projectRequirements,
	readPyproject,
} from './pyproject.ts';
import { tableAt, textsOf } from './toml.ts';

/** Dependencies of a project with pdm.lock. */
export const detectPdm = async (
	reader: ProjectReader,
	{ python, wanted }: DetectContext,
): Promise<Candidate | undefined> => {
	const pyproject = await readPyproject(reader);
	if (pyproject === undefined || !(await reader.exists('pdm.lock'))) return undefined;
	const lockText = await reader.readText('pdm.lock');
	const locked = lockText === undefined ? undefined : readPdmLock(lockText);
	const factsOf = (set: ProductionSet) =>
		locked === undefined
			? factsWithoutLock(rootsOf(pyproject, set), [unreadableLock('pdm.lock')])
			: lockFacts(rootsOf(pyproject, set), locked, python);
	const choice = chooseProduction(pyprojectOffers(pyproject), factsOf({ extras: [], groups: [] }).packages, wanted);
	const installsProject = hasBuildSystem(pyproject) && tableAt(pyproject.table, 'tool', 'pdm').distribution !== false;
	const texts = installsProject ? await presentFiles(reader, buildFiles(pyproject)) : [];
	const { versions, warnings } = factsOf(choice);
	return toCandidate({
		choice,
		confidence: 'certain',
		evidence: ['pdm.lock is there'],
		versions,
		indexes: pyprojectIndexes(pyproject.table),
		warnings: [...warnings, ...indexWarnings('pyproject.toml', pyprojectIndexes(pyproject.table))],
		build: (set) => {
			const { packages, sourceOnly, wheelGaps, fromGit, folders } = factsOf(set);
			return {
				manager: 'pdm',
				files: ['pyproject.toml', 'pdm.lock', ...texts, ...folders],
				lockFile: 'pdm.lock',
				hashed: true,
				requirements: projectRequirements(pyproject),
				packages,
				extras: set.extras,
				groups: set.groups,
				installsProject,
				sourceOnly,
				wheelGaps: wheelGaps(),
				fromGit,
				...(lockText !== undefined && lacksMarkers(lockText) ? { lacksMarkers: true } : {}),
			};
		},
	});
};

const rootsOf = (pyproject: Pyproject, set: ProductionSet) => [
	...textsOf(tableAt(pyproject.table, 'project').dependencies).flatMap(toLockedDependency),
	...offersIn(pyprojectOffers(pyproject), set).flatMap(({ dependencies }) => dependencies),
];
