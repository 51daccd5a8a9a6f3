import type { DependencyPlan, Plan } from '../plan.ts';
import { copyArguments, shellWord } from '../quoting.ts';
import { copiesOf } from './copies.ts';

/** How the build stage installs; `install` names the template. */
export const installView = (plan: Plan) => ({
	...installTemplates(plan.dependencies),
	dependencyFiles: dependencyCopies(plan.dependencies.files),
	installsProject: plan.dependencies.installsProject,
	projectCopies: copiesOf(plan.project),
	shipped: plan.dependencies.installsProject ? '/deps and /app' : '/deps',
	pipOptions: pipOptions(plan.dependencies),
	uvOptions: uvOptions(plan.dependencies),
	isHashed: plan.dependencies.hashed || plan.dependencies.lockFile !== undefined,
	isWheelsOnly: plan.dependencies.sourceOnly.length === 0,
	...systemPackages(plan),
});

const installTemplates = ({ manager, installer }: DependencyPlan) => {
	const usesUv = manager === 'uv' || installer === 'uv';
	return {
		install: manager === 'pip' && installer === 'uv' ? 'pip-with-uv' : manager,
		installProject: usesUv ? 'project-with-uv' : 'project-with-pip',
	};
};

/** Each folder's files in one COPY, at the same place below the stage's working directory. */
const dependencyCopies = (files: readonly string[]): readonly string[] => {
	const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
	const folders = [...new Set(files.map(folderOf))];
	return folders.map((folder) =>
		copyArguments(
			files.filter((path) => folderOf(path) === folder),
			`./${folder}`,
		),
	);
};

const pipOptions = ({ hashed, sourceOnly, requirementsFile }: DependencyPlan): string =>
	[
		...(hashed ? ['--require-hashes'] : []),
		'--only-binary=:all:',
		...sourceOnly.map((name) => `--no-binary=${shellWord(name)}`),
		'--target=/deps',
		...(requirementsFile === undefined ? [] : ['--requirement', shellWord(requirementsFile)]),
	].join(' ');

const uvOptions = ({ extras, groups, sourceOnly }: DependencyPlan): string =>
	[
		'--locked',
		'--no-dev',
		'--no-install-project',
		...(sourceOnly.length === 0 ? ['--no-build'] : []),
		...extras.map((name) => `--extra=${shellWord(name)}`),
		...groups.map((name) => `--group=${shellWord(name)}`),
	].join(' ');

const systemPackages = ({ systemPackages: needed, base }: Plan) => {
	const family = base.libc === 'musl' ? 'alpine' : 'debian';
	const build = uniqueWords(needed.flatMap((entry) => entry[family].build));
	const runtime = uniqueWords(needed.flatMap((entry) => entry[family].runtime));
	return {
		packageFamily: family,
		hasBuildPackages: build !== '',
		buildPackages: build,
		hasRuntimePackages: runtime !== '',
		runtimePackages: runtime,
	};
};

const uniqueWords = (names: readonly string[]): string => [...new Set(names)].sort().map(shellWord).join(' ');
