import { type Detected, detected } from '../core/detected.ts';
import type { Framework, ProjectPath } from '../core/project-facts.ts';
import type { Candidate } from './application/candidate.ts';
import { isNote, neverCopied, neverCopiedFolder } from './never-copied.ts';
import { namesOnPaths, openedNames, pathStrings } from './path-strings.ts';
import { folderOf, isInside, joinPath, nameOf } from './paths.ts';
import type { PythonModule } from './python/python-module.ts';
import type { ServiceUnits } from './service-units.ts';
import { isSkippedFolder } from './skipped-folders.ts';
import type { Sources } from './sources.ts';

export interface FilesContext {
	readonly chosen: Candidate | undefined;
	readonly units: ServiceUnits | undefined;
	readonly framework: Framework | undefined;
	readonly packages: readonly string[];
}

/** What the image needs: the modules that the service imports, and the files and folders that they read. */
export const detectFiles = async (
	sources: Sources,
	context: FilesContext,
): Promise<Detected<readonly ProjectPath[]>> => {
	const { chosen, units } = context;
	if (chosen === undefined || units === undefined)
		return detected(everything(sources), 'unsure', ['no application was found']);
	const folders = [...new Set([chosen.root, '', folderOf(chosen.path)])];
	const modules = await loadMentions(sources, { units, folders });
	const named = namesOnPaths(modules.flatMap(pathStrings));
	const opened = new Set(modules.flatMap(openedNames));
	const resources = folders.flatMap((folder) => resourcesIn(sources, { folder, named, opened, context }));
	const code = units.isPartial ? [...units.used, ...units.unused] : units.used;
	const paths = simplify(sources, [...code, ...resources], chosen.root);
	const evidence = [`what ${chosen.path} imports, and the files that this code reads`];
	const all = simplify(sources, [...paths, ...units.unused], chosen.root);
	const alternatives = all.length > paths.length ? [toPaths(sources, all)] : [];
	return detected(toPaths(sources, paths), 'likely', evidence, alternatives);
};

/** Parses the files of the service whose text has a quoted name of something that lies in these folders. */
const loadMentions = async (
	sources: Sources,
	{ units, folders }: { readonly units: ServiceUnits; readonly folders: readonly string[] },
): Promise<readonly PythonModule[]> => {
	const { tree } = sources;
	const entries = [
		...tree.folders.filter((path) => folders.includes(folderOf(path))),
		...folders.flatMap(tree.filesIn),
	].filter((path) => !path.endsWith('.py') && (!isLeftOut(path) || isNote(nameOf(path))) && !units.used.includes(path));
	if (entries.length === 0) return units.modules;
	const names = entries.map((path) => nameOf(path).replaceAll(/\W/g, '\\$&')).join('|');
	const quoted = new RegExp(`["'/](${names})["'/]`);
	const texts = await Promise.all(units.files.map((path) => sources.readText(path)));
	const loaded = await sources.load(units.files.filter((_, index) => quoted.test(texts[index] ?? '')));
	return [...new Set([...units.modules, ...loaded])];
};

const toPaths = ({ tree }: Sources, paths: readonly string[]): readonly ProjectPath[] => {
	const folders = new Set(tree.folders);
	return [...paths].sort().map((path) => ({ path, kind: folders.has(path) ? 'folder' : 'file' }));
};

/** Without paths inside other ones; a source root of which all is needed is named as a whole. */
const simplify = ({ tree }: Sources, paths: readonly string[], root: string): readonly string[] => {
	const needed = new Set(paths);
	const inRoot = root === '' ? [] : [...tree.filesIn(root), ...tree.folders.filter((path) => folderOf(path) === root)];
	const isWhole = inRoot.length > 0 && inRoot.every((path) => needed.has(path) || isLeftOut(path));
	if (isWhole) needed.add(root);
	return [...needed].filter((path) => ![...needed].some((outer) => outer !== path && isInside(path, outer)));
};

const isLeftOut = (path: string): boolean => isSkippedFolder(nameOf(path)) || neverCopied(nameOf(path));

interface ResourceContext {
	readonly folder: string;
	readonly named: ReadonlySet<string>;
	readonly opened: ReadonlySet<string>;
	readonly context: FilesContext;
}

const resourcesIn = (sources: Sources, { folder, named, opened, context }: ResourceContext): readonly string[] => {
	const { tree } = sources;
	const folders = tree.folders.filter(
		(path) => folderOf(path) === folder && !isSkippedFolder(nameOf(path)) && !neverCopiedFolder(nameOf(path)),
	);
	const isShown = (name: string): boolean => isNote(name) && opened.has(name);
	const files = tree.filesIn(folder).filter((path) => !neverCopied(nameOf(path)) || isShown(nameOf(path)));
	return [
		...folders.filter(
			(path) =>
				isByConvention(nameOf(path), context) ||
				(isData(sources, path) && !isInside(context.chosen?.path ?? '', path) && named.has(nameOf(path))),
		),
		...files.filter(
			(path) =>
				isKnownFile(nameOf(path), context) ||
				(!path.endsWith('.py') && named.has(nameOf(path))) ||
				isShown(nameOf(path)),
		),
		...(folder === '' && context.framework === 'streamlit' && tree.files.includes('.streamlit/config.toml')
			? ['.streamlit/config.toml']
			: []),
	];
};

/** Packages are known from imports; other folders hold data. */
const isData = ({ paths }: Sources, folder: string): boolean => !paths.has(joinPath(folder, '__init__.py'));

/** Folders that frameworks look into without being told. */
const isByConvention = (name: string, { framework, packages }: FilesContext): boolean => {
	if (framework === 'streamlit') return name === 'pages';
	if (framework === 'dash') return name === 'assets' || name === 'pages';
	if (name === 'migrations' || name === 'alembic')
		return packages.some((found) => /^(alembic|flask-migrate|aerich)$/.test(found));
	if (framework === 'flask' || framework === 'quart') return name === 'templates' || name === 'static';
	if (name === 'translations') return packages.some((found) => found.endsWith('-babel'));
	return false;
};

/** Files that are read by name by the tools of a service, or by the release step. */
const isKnownFile = (name: string, { framework, packages }: FilesContext): boolean => {
	if (name === 'manage.py') return framework === 'django';
	if (name === 'alembic.ini') return packages.includes('alembic');
	return name === 'gunicorn.conf.py';
};

/** Without an application: every module and package that is not there for development only. */
const everything = (sources: Sources): readonly ProjectPath[] =>
	sources.tree.topLevel.flatMap(({ name, kind }): readonly ProjectPath[] => {
		if (kind === 'file') return name.endsWith('.py') && !neverCopied(name) ? [{ path: name, kind }] : [];
		if (kind !== 'folder' || isSkippedFolder(name) || neverCopiedFolder(name)) return [];
		return sources.tree.files.some((file) => isInside(file, name) && file.endsWith('.py'))
			? [{ path: name, kind }]
			: [];
	});
