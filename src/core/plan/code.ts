import type { Plan, ServerPlan } from '../plan.ts';
import type { ProjectFacts, ProjectPath } from '../project-facts.ts';
import { isProjectText } from './dependencies.ts';

interface CodeContext {
	readonly server: ServerPlan;
	readonly installsProject: boolean;
}

/** Which files are copied as code, which are installed as a package, and where Python finds both. */
export const planCode = (
	facts: ProjectFacts,
	{ server, installsProject }: CodeContext,
): Pick<Plan, 'code' | 'project' | 'modulePath'> => {
	const roots = facts.sourceRoots.filter((root) => root !== '');
	const packages = installsProject ? facts.files.value.filter((path) => isPackage(path, facts)) : [];
	const project = packages.length === 0 ? [] : [...packages, ...projectTexts(facts)];
	const copied = facts.files.value.filter((path) => !packages.includes(path));
	// An installed project lies in /app as its own packages, where the working directory puts it on the module path;
	// a folder of which modules import each other by their own names stays the folder that it is.
	const isStripped = (root: string): boolean => project.length > 0 && /(^|\/)src$/.test(root);
	const sourcePaths = roots.filter((root) => !isStripped(root)).map((root) => `/app/${root}`);
	return { code: withSettingsFile(copied, server), project, modulePath: ['/deps', ...sourcePaths] };
};

/** A source root, or the package that holds the application: what a build system turns into the installed project. */
const isPackage = ({ path, kind }: ProjectPath, { sourceRoots, application }: ProjectFacts): boolean => {
	if (kind === 'file') return false;
	if (sourceRoots.some((root) => root !== '' && (path === root || path.startsWith(`${root}/`)))) return true;
	return application?.value.kind === 'object' && application.value.module.split('.')[0] === path;
};

const projectTexts = ({ dependencies }: ProjectFacts): readonly ProjectPath[] =>
	(dependencies?.value.files ?? []).filter(isProjectText).map((path) => ({ path, kind: 'file' }));

/** The settings file comes last whether it is there already or not, so that a second run prints the same. */
const withSettingsFile = (files: readonly ProjectPath[], { settingsFile }: ServerPlan): readonly ProjectPath[] => {
	if (settingsFile === undefined) return files;
	return [...files.filter(({ path }) => path !== settingsFile), { path: settingsFile, kind: 'file' }];
};
