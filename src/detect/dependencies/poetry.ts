import type { ProjectReader } from '../../core/project-reader.ts';
import { type Candidate, type DetectContext, toCandidate } from './candidate.ts';
import { indexWarnings, pyprojectIndexes } from './indexes.ts';
import { factsWithoutLock, type LockFacts, lockFacts, unreadableLock } from './lock-facts.ts';
import { readPoetryLock } from './poetry-lock.ts';
import { type PoetryManifest, readPoetryManifest } from './poetry-manifest.ts';
import { chooseProduction, offersIn, type ProductionSet } from './production.ts';
import { buildFiles, hasBuildSystem, type Pyproject, presentFiles, readPyproject } from './pyproject.ts';
import { isTable, tableAt } from './toml.ts';

/** Dependencies of a project that Poetry manages: its own table, or a poetry.lock beside `[project]`. */
export const detectPoetry = async (
	reader: ProjectReader,
	{ python, wanted }: DetectContext,
): Promise<Candidate | undefined> => {
	const pyproject = await readPyproject(reader);
	const hasLock = await reader.exists('poetry.lock');
	if (pyproject === undefined || !isPoetryProject(pyproject, hasLock)) return undefined;
	const lockText = await reader.readText('poetry.lock');
	const manifest = readPoetryManifest(pyproject);
	const locked = lockText === undefined ? undefined : readPoetryLock(lockText);
	const factsOf = (set: ProductionSet): LockFacts =>
		locked === undefined
			? factsWithoutLock(rootsOf(manifest, set), hasLock ? [unreadableLock('poetry.lock')] : [])
			: lockFacts(rootsOf(manifest, set), locked, python);
	const choice = chooseProduction(manifest.offers, factsOf({ extras: [], groups: [] }).packages, wanted);
	const installsProject = isInstalled(pyproject);
	const texts = installsProject ? await presentFiles(reader, buildFiles(pyproject)) : [];
	const { versions, warnings } = factsOf(choice);
	return toCandidate({
		choice,
		confidence: !hasLock ? 'likely' : 'certain',
		evidence: [!hasLock ? '[tool.poetry] in pyproject.toml' : 'poetry.lock is there'],
		versions,
		indexes: pyprojectIndexes(pyproject.table),
		warnings: [...warnings, ...lockWarnings(hasLock), ...sourceWarnings(pyproject)],
		build: (set) => {
			const { packages, sourceOnly, wheelGaps, fromGit, folders } = factsOf(set);
			return {
				manager: 'poetry',
				files: ['pyproject.toml', ...(hasLock ? ['poetry.lock'] : []), ...texts, ...folders],
				...(hasLock ? { lockFile: 'poetry.lock' } : {}),
				hashed: hasLock,
				requirements: manifest.main.filter(({ optional }) => !optional).map(({ requirement }) => requirement),
				packages,
				extras: set.extras,
				groups: set.groups,
				installsProject,
				sourceOnly,
				wheelGaps: wheelGaps(),
				fromGit,
			};
		},
	});
};

/** Many projects keep an empty `[tool.poetry]` or another tool's settings; dependencies or a lock file make the difference. */
const isPoetryProject = ({ table }: Pyproject, hasLock: boolean): boolean => {
	const poetry = tableAt(table, 'tool', 'poetry');
	const isStandard = isTable(table.project);
	if (Object.keys(tableAt(poetry, 'dependencies')).length > 0) return true;
	return hasLock && (isTable(tableAt(table, 'tool').poetry) || isStandard);
};

/** `package-mode = false` says that the project is never installed. */
const isInstalled = (pyproject: Pyproject): boolean => {
	const poetry = tableAt(pyproject.table, 'tool', 'poetry');
	const isNamed = typeof (poetry.name ?? tableAt(pyproject.table, 'project').name) === 'string';
	return poetry['package-mode'] !== false && isNamed && hasBuildSystem(pyproject) && isPackaged(pyproject);
};

// A service that is started from its folder has a build system only because `poetry init` writes one.
const isPackaged = ({ table }: Pyproject): boolean => {
	const poetry = tableAt(table, 'tool', 'poetry');
	return [poetry.packages, poetry.scripts, poetry.plugins, tableAt(table, 'project').scripts].some(
		(value) => value !== undefined,
	);
};

const rootsOf = ({ main, offers }: PoetryManifest, set: ProductionSet) => [
	...main.filter(({ optional }) => !optional),
	...offersIn(offers, set).flatMap(({ dependencies }) => dependencies),
];

const lockWarnings = (isLocked: boolean): readonly string[] =>
	isLocked ? [] : ['Poetry has no lock file here, so two builds can install different versions; run "poetry lock".'];

const sourceWarnings = ({ table }: Pyproject): readonly string[] =>
	indexWarnings('pyproject.toml', pyprojectIndexes(table));
