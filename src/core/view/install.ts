import type { DependencyPlan, Plan } from '../plan.ts';
import { familyOf } from '../problems-on-base.ts';
import { copyArguments, parseExtraName, shellWord } from '../quoting.ts';
import { buildFolder, inBuildStage, inContext } from './context-paths.ts';
import { copiesOf } from './copies.ts';
import { exportedPath, exporterView } from './exporter.ts';

/** How the build stage installs; `install` names the template. */
export const installView = (plan: Plan) => ({
	...installTemplates(plan),
	dependencyFiles: dependencyCopies(plan),
	buildFolder: buildFolder(plan),
	...localPackages(plan),
	// A setup.py may read the package's files even where that package is copied and not installed.
	projectCopies: copiesOf(plan, plan.project.length > 0 ? plan.project : plan.code),
	shipped: installTemplates(plan).installsProject ? '/deps and /app' : '/deps',
	pipOptions: pipOptions(plan.dependencies),
	compile: compileStep,
	...exporterView(plan),
	uvOptions: uvOptions(plan.dependencies),
	...pyprojectNames(plan.dependencies),
	installsServer: plan.dependencies.manager !== 'setuptools' && plan.dependencies.unlisted.length > 0,
	servers: plan.dependencies.unlisted.map(shellWord).join(' '),
	isHashed: plan.dependencies.hashed || plan.dependencies.lockFile !== undefined,
	isWheelsOnly: plan.dependencies.sourceOnly.length === 0,
	...systemPackages(plan),
});

/** On all processors. A package may hold files that are no Python of this version, and are never imported. */
const compileStep =
	'    && (PYTHONNODEBUGRANGES=1 python3 -m compileall -q -j 0 --invalidation-mode unchecked-hash /deps || true)';

const installTemplates = ({ dependencies }: Plan) => {
	const { manager, installer, installsProject } = dependencies;
	const install = templateOf(dependencies);
	return {
		install,
		installer,
		hasPip: manager !== 'uv' && (manager !== 'pip' || installer === 'pip'),
		// Where the build system alone knows the dependencies, the project has been installed along with them.
		installsProject: installsProject && install !== 'setuptools' && install !== 'pip-project',
		installProject: manager === 'uv' || installer === 'uv' ? 'project-with-uv' : 'project-with-pip',
	};
};

const templateOf = (dependencies: DependencyPlan): string => {
	const { manager, namesRequirements, installsProject } = dependencies;
	if (manager === 'pip' && installsProject) return 'pip-project';
	if (manager === 'poetry' || manager === 'pdm' || manager === 'pipenv') return 'exported';
	return manager === 'setuptools' && namesRequirements ? 'pyproject' : manager;
};

/** Each folder's files in one COPY, at the same place below the stage's working directory. */
const dependencyCopies = (plan: Plan): readonly string[] => {
	const { files } = plan.dependencies;
	const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
	const folders = [...new Set(files.map(folderOf))];
	return folders.map((folder) =>
		copyArguments(
			files.filter((path) => folderOf(path) === folder).map((path) => inContext(plan, path)),
			inBuildStage(plan, folder),
		),
	);
};

/** What pyproject.toml names, as parts of a Python call; a group may include others, which are no texts. */
const pyprojectNames = ({ extras, groups }: DependencyPlan) => ({
	pyprojectLists: [
		`*p['project'].get('dependencies', [])`,
		...extras.map((name) => `*p['project']['optional-dependencies']['${parseExtraName(name)}']`),
		...groups.map((name) => `*(r for r in p['dependency-groups']['${parseExtraName(name)}'] if type(r) is str)`),
	].join(', '),
	// With its extras, as pip takes it.
	ownProject: extras.length === 0 ? '.' : shellWord(`.[${extras.map(parseExtraName).join(',')}]`),
});

/** Packages of the same repository: those of a lock file are installed from their folders, without what they depend on. */
const localPackages = (plan: Plan) => {
	const { localPackages: folders, hasLocalRequirements, files } = plan.dependencies;
	const names = files.filter((path) => /\.(txt|in|pip)$/.test(path)).map(shellWord);
	return {
		hasLocalPackages: folders.length > 0,
		localPackageCopies: folders.map((folder) => copyArguments([inContext(plan, folder)], inBuildStage(plan, folder))),
		localPackages: folders.map((folder) => shellWord(localFolder(folder))).join(' '),
		// An editable package is a path, which leads nowhere in the image.
		localSetUp: hasLocalRequirements ? `sed -i -E 's/^(-e|--editable)[ =]+//' ${names.join(' ')} \\\n    && ` : '',
	};
};

/** pip takes a name without a slash for a package of the index. */
const localFolder = (folder: string): string => (folder.startsWith('.') ? folder : `./${folder}`).replace(/\/$/, '');

const pipOptions = ({
	hashed,
	sourceOnly,
	manager,
	installer,
	localNames,
	unlisted,
	requirementsFile = exportedFile(manager),
}: DependencyPlan): string =>
	[
		...(hashed ? ['--require-hashes'] : []),
		// Pipenv installs what it locked and no more: what only another platform needs is not in its lock file.
		...(manager === 'pipenv' ? ['--no-deps'] : []),
		'--only-binary=:all:',
		...[...sourceOnly, ...(installer === 'uv' ? localNames : [])].map((name) => `--no-binary=${shellWord(name)}`),
		'--target=/deps',
		...(requirementsFile === undefined ? [] : ['--requirement', shellWord(requirementsFile)]),
		...(manager === 'setuptools' ? unlisted.map(shellWord) : []),
	].join(' ');

/** Where the other managers' locked versions are written to for pip. */
const exportedFile = (manager: DependencyPlan['manager']): string | undefined =>
	manager === 'setuptools' ? undefined : exportedPath;

const uvOptions = ({ extras, groups, sourceOnly, localPackages }: DependencyPlan): string =>
	[
		'--locked',
		'--no-dev',
		localPackages.length > 0 ? '--no-install-local' : '--no-install-project',
		...(sourceOnly.length === 0 ? ['--no-build'] : []),
		...extras.map((name) => `--extra=${shellWord(name)}`),
		...groups.map((name) => `--group=${shellWord(name)}`),
	].join(' ');

const systemPackages = ({ systemPackages: needed, base }: Plan) => {
	const family = familyOf(base.libc);
	const build = uniqueWords(needed.flatMap((entry) => entry[family].build));
	const runtime = uniqueWords(needed.flatMap((entry) => entry[family].runtime));
	return {
		packageFamily: family,
		hasBuildPackages: build !== '',
		buildPackages: build,
		installsRuntimePackages: runtime !== '' && base.osFamily !== 'distroless',
		copiesLibraries: runtime !== '' && base.osFamily === 'distroless',
		runtimePackages: runtime,
		hasLdconfig: base.osFamily === 'distroless' && needed.some((entry) => entry.asksLdconfig === true),
	};
};

const uniqueWords = (names: readonly string[]): string => [...new Set(names)].sort().map(shellWord).join(' ');
