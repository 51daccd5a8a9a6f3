import { pythonVersions } from '../core/bases/python-versions.ts';
import type { Detected } from '../core/detected.ts';
import { looksEmpty } from '../core/empty-folder.ts';
import { allowsPython, compareVersions } from '../core/pep440.ts';
import type { Application, Dependencies, ProjectFacts } from '../core/project-facts.ts';
import type { ProjectReader } from '../core/project-reader.ts';
import type { Settled } from '../core/settled.ts';
import { applyCommands, commandFiles } from './application/apply-commands.ts';
import type { Candidate } from './application/candidate.ts';
import { likelierFirst, preferLoneWorkers, withoutOtherInterface } from './application/choose.ts';
import { codeCandidates } from './application/code-candidates.ts';
import { detectDjangoSettings } from './application/django.ts';
import { followImports } from './application/follow-imports.ts';
import { packageStarts } from './application/package-starts.ts';
import { interfacesOf, rankCandidates } from './application/rank.ts';
import { startWith } from './application/start-with.ts';
import { detectBuildSteps } from './build-steps.ts';
import { detectCommands } from './commands/index.ts';
import { detectDependencies } from './dependencies/index.ts';
import { environmentFacts } from './environment-facts.ts';
import { detectFiles } from './files.ts';
import { detectFramework, detectFrameworkVersion } from './framework.ts';
import { detectHealthPath } from './health-path.ts';
import { importedAtStart } from './import-time.ts';
import { findModule } from './locate.ts';
import { memoiseReader } from './memoise-reader.ts';
import { detectName } from './name.ts';
import { withoutNeedlessInstall } from './needless-install.ts';
import { detectPort } from './port.ts';
import { detectPythonVersion } from './python-version.ts';
import { beforeRemoval, type RemovalContext } from './removed-modules.ts';
import { detectSecretFiles } from './secret-files.ts';
import { detectServer } from './server.ts';
import { findServiceUnits } from './service-units.ts';
import { openSources, type Sources } from './sources.ts';
import { detectSystemPackages } from './system-packages.ts';
import { detectTestFolders } from './test-folders.ts';
import { detectWarnings, frontEndOf, serviceFolders } from './warnings.ts';
import { detectWritablePaths } from './writable-paths.ts';

/** Reads everything that can be known of a project without running it. */
export const detectProject = async (
	reader: ProjectReader,
	folderName: string,
	{ dependencies: asked, application }: Settled = {},
): Promise<ProjectFacts> => {
	const [sources, { dependencies: listed, warnings }, python, name] = await readFiles(memoiseReader(reader), asked);
	const packages = listed?.value.packages ?? [];
	const { commands, ports: declared, candidates, chosen } = await findCandidates(sources, packages, application);
	const frameworkFacts = detectFrameworkFacts(sources, candidates, listed?.value);
	const { framework, djangoSettings } = frameworkFacts;
	const { units, modules, root, starts } = await findService(sources, chosen, djangoSettings);
	const dependencies = await withoutNeedlessInstall(sources, listed, units);
	const installed = dependencies?.value;
	const files = await detectFiles(sources, { chosen, units, framework: framework?.value, packages });
	const testFolders = await detectTestFolders(sources, { units, copied: files.value });
	const secretFiles = await detectSecretFiles(sources, { copied: files.value, installed: installed?.files });
	const written = detectWritablePaths(modules, root);
	const buildSteps = await detectBuildSteps(sources, { framework: framework?.value, modules, root, packages });
	const atStart = await importedAtStart(sources, starts);
	const environment = await environmentFacts(sources, { atStart, units, packages });
	const server = detectServer({ chosen, commands, dependencies: installed });
	const found = { chosen, dependencies: installed, secretFiles, server };
	const fitting = pythonFacts(sources, { atStart, packages, python });
	return withoutUndefined({
		empty: looksEmpty(sources.tree.topLevel),
		folderName,
		name,
		...frameworkFacts,
		dependencies,
		...fitting.facts,
		application: rankCandidates(candidates),
		interfaces: interfacesOf(candidates),
		server,
		port: detectPort(sources, { chosen, framework: framework?.value, commands, declared }),
		healthPath: detectHealthPath(sources, framework?.value),
		sourceRoots: [root],
		files,
		testFolders: testFolders.length === 0 ? undefined : testFolders,
		systemPackages: detectSystemPackages(packages, installed?.requirements),
		buildSteps,
		frontEnd: frontEndOf(sources, chosen)[0],
		writablePaths: written.writablePaths,
		looseFiles: written.loose.length === 0 ? undefined : written.loose,
		...environment,
		contextFolder: contextFolder(reader.location, installed?.files),
		containerFiles: containerFiles(sources),
		secretFiles: secretFiles.length === 0 ? undefined : secretFiles,
		serviceFolders: holdsNothing(installed) ? serviceFolders(sources) : undefined,
		warnings: [...warnings, ...written.warnings, ...fitting.warnings, ...(await detectWarnings(sources, found))],
	});
};

const detectFrameworkFacts = (
	sources: Sources,
	candidates: readonly Candidate[],
	dependencies: Dependencies | undefined,
) => {
	const framework = detectFramework({ chosen: candidates[0], candidates, dependencies });
	const frameworkVersion = detectFrameworkVersion(framework?.value, dependencies);
	return {
		framework,
		frameworkVersion,
		readsFlaskEnvironment: isOldFlask(framework?.value, frameworkVersion?.value) || undefined,
		djangoSettings: framework?.value === 'django' ? detectDjangoSettings(sources) : undefined,
	};
};

/** What needs no other fact. */
const readFiles = (reader: ProjectReader, asked: string | undefined) =>
	Promise.all([
		openSources(reader),
		detectDependencies(reader, asked),
		detectPythonVersion(reader),
		detectName(reader),
	]);

/** What could be started: what the code offers, and what the project's own start commands say of it. */
const findCandidates = async (sources: Sources, packages: readonly string[], asked: Application | undefined) => {
	const { commands, ports } = await detectCommands(sources);
	const settings = sources.tree.files.filter((path) => gunicornSettings.test(path)).slice(0, 2);
	await sources.load([...settings, ...commands.flatMap((command) => commandFiles(sources, command))]);
	await followImports(sources);
	const inCode = preferLoneWorkers(sources, withoutOtherInterface(codeCandidates(sources), packages));
	const found = likelierFirst(sources, applyCommands(sources, inCode, commands), packages);
	const isShown = (found[0]?.score ?? 0) >= shownByCode;
	const all = isShown ? found : [...found, ...(await packageStarts(sources))].sort((a, b) => b.score - a.score);
	const candidates = await startWith(sources, all, asked);
	return { commands, ports, candidates, chosen: candidates[0] };
};

const gunicornSettings = /(^|\/)gunicorn([._]conf(ig)?)?\.py$/;

/** From this score on, nothing else needs to be looked for. */
const shownByCode = 40;

/** The code of the service that was chosen, and the files that run first. */
const findService = async (sources: Sources, chosen: Candidate | undefined, settings: Detected<string> | undefined) => {
	if (chosen === undefined) return { units: undefined, modules: [], root: '', starts: [] };
	const named = settingsFiles(sources, chosen.root, settings);
	const units = await findServiceUnits(sources, chosen, named);
	return { units, modules: units.modules, root: chosen.root, starts: [chosen.path, ...named.slice(0, 1)] };
};

/** The files of every settings module that is named, as nothing imports them. */
const settingsFiles = (sources: Sources, root: string, settings: Detected<string> | undefined): readonly string[] =>
	settings === undefined
		? []
		: [settings.value, ...settings.alternatives].flatMap((name) => findModule(sources, root, name) ?? []);

/** Worked out here, so that the plan needs no parser of versions. */
const isOldFlask = (framework: string | undefined, version: string | undefined): boolean =>
	framework === 'flask' && version !== undefined && compareVersions(version, '2.3') < 0;

/** What is named and allowed, and else what fits the code. */
const pythonFacts = (sources: Sources, context: Omit<RemovalContext, 'allowed'>) => {
	const { python } = context;
	const allowed = allowedPythons(python.requiresPython?.value);
	const { pythonVersion, warnings } = beforeRemoval(sources, { ...context, allowed });
	const facts = { ...python, pythonVersion: python.pythonVersion ?? pythonVersion, allowedPythons: allowed };
	return { facts, warnings };
};

/** For the questions, likewise. */
const allowedPythons = (range: string | undefined): readonly string[] | undefined =>
	range === undefined
		? undefined
		: pythonVersions.map(({ version }) => version).filter((version) => allowsPython(range, version));

/** The root of a uv workspace may be no project, and install nothing itself. */
const holdsNothing = (installed: Dependencies | undefined): boolean =>
	installed === undefined || (installed.manager === 'uv' && installed.packages.length === 0);

/** What the dependencies need from around the project says how much wider than it the build context has to be. */
const contextFolder = (location: string | undefined, files: readonly string[] = []): string | undefined => {
	const levels = Math.max(0, ...files.map((path) => path.split('/').filter((part) => part === '..').length));
	return levels === 0 ? undefined : location?.split('/').slice(-levels).join('/');
};

const containerFiles = ({ tree }: Sources): readonly string[] =>
	tree.topLevel.filter(({ name, kind }) => kind !== 'folder' && containerFile.test(name)).map(({ name }) => name);

const containerFile =
	/^(Dockerfile|Containerfile)(\.\w+)?$|^\.(docker|container)ignore$|^(docker-)?compose(\.\w+)?\.ya?ml$/;

/** Absent facts are absent, not undefined, so that facts compare and print as what was found. */
const withoutUndefined = <T extends object>(facts: T): ProjectFacts =>
	Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as ProjectFacts;
