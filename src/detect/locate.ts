import { folderOf, joinPath, nameOf } from './paths.ts';
import { projectFiles } from './project-files.ts';
import type { Sources } from './sources.ts';

/** The file that a dotted module name means below a source root; a folder without `__init__.py` gives its own path. */
export const findModule = ({ paths }: Pick<Sources, 'paths'>, root: string, dotted: string): string | undefined => {
	const base = joinPath(root, ...dotted.split('.'));
	if (dotted === '') return undefined;
	return [`${base}.py`, `${base}/__init__.py`, base].find((path) => paths.has(path));
};

/** The file that an import of `fromPath` means, if it is one of the project's own. Relative names begin with dots. */
export const resolveModule = (sources: Sources, fromPath: string, dotted: string): string | undefined => {
	const level = /^\.*/.exec(dotted)?.[0].length ?? 0;
	if (level === 0) {
		for (const root of rootCandidates(sources, fromPath)) {
			const found = findModule(sources, root, dotted);
			if (found) return found;
		}
		return inStartedFolder(sources, fromPath, dotted);
	}
	let folder = folderOf(fromPath);
	for (let step = 1; step < level; step += 1) folder = folderOf(folder);
	const rest = dotted.slice(level);
	if (rest !== '') return findModule(sources, folder, rest);
	return sources.paths.has(`${folder}/__init__.py`) ? `${folder}/__init__.py` : undefined;
};

/** A package beside a script that is started there, `python src/main.py`, whether or not its folder has an `__init__.py`. */
const inStartedFolder = (sources: Sources, fromPath: string, dotted: string): string | undefined => {
	const [top = ''] = dotted.split('.');
	const root = rootCandidates(sources, fromPath, { isPackaged: true }).find((folder) =>
		sources.paths.has(joinPath(folder, top, '__init__.py')),
	);
	return root === undefined ? undefined : findModule(sources, root, dotted);
};

/** Where a name such as ".factory.create_app" is defined: the file, and the name in it. */
export const resolveName = (
	sources: Sources,
	fromPath: string,
	qualified: string,
): { readonly path: string; readonly name: string } | undefined => {
	const parts = qualified.split('.');
	const name = parts.at(-1) ?? '';
	const moduleName = qualified.slice(0, -name.length).replace(/([^.])\.$/, '$1');
	if (moduleName === '') return undefined;
	const path = resolveModule(sources, fromPath, moduleName);
	return path?.endsWith('.py') ? { path, name } : undefined;
};

/** Folders from which a file can be imported, the nearest first: the first folder up that is not a package, and those above. */
export const rootCandidates = (
	{ paths }: Pick<Sources, 'paths'>,
	path: string,
	{ isPackaged = false } = {},
): readonly string[] => {
	let folder = folderOf(path);
	while (!isPackaged && folder !== '' && paths.has(`${folder}/__init__.py`)) folder = folderOf(folder);
	const roots = [folder];
	while (folder !== '') {
		folder = folderOf(folder);
		roots.push(folder);
	}
	return roots;
};

/** Chooses the folder from which a file is imported, by which of them its own imports can be found from. */
export const chooseRoot = (sources: Sources, path: string): string => {
	const packaged = rootCandidates(sources, path);
	const [nearest = ''] = packaged;
	if (importsItsNeighbours(sources, path, packaged)) return folderOf(path);
	// A folder with an `__init__.py` may still be where Python is started, unless its modules need it to be a package.
	const inner = [...sources.modules.values()].filter((module) => isBelow(module.path, folderOf(path)));
	const isPackaged = !inner.some(({ imports }) => imports.some(({ level }) => level > 0));
	const candidates = rootCandidates(sources, path, { isPackaged });
	if (candidates.length === 1) return nearest;
	const votes = candidates.map((root) => ({ root, count: countVotes(sources, { path, root, candidates }) }));
	const best = votes.reduce((a, b) => (b.count > a.count || (b.count === a.count && b.root === nearest) ? b : a));
	return best.count > 0 ? best.root : defaultRoot(sources, path, nearest);
};

/** A stray __init__.py makes no package of a folder whose files import each other as if they were at the root. */
const importsItsNeighbours = ({ modules, paths }: Sources, path: string, candidates: readonly string[]): boolean => {
	const folder = folderOf(path);
	if (candidates.includes(folder)) return false;
	const names = (modules.get(path)?.imports ?? []).flatMap(({ level, module }) =>
		level === 0 ? [module.split('.')[0] ?? ''] : [],
	);
	return names.some(
		(name) =>
			paths.has(`${folder}/${name}/__init__.py`) &&
			candidates.every((candidate) => findModule({ paths }, candidate, name) === undefined),
	);
};

const isBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

const countVotes = (
	{ modules, paths }: Sources,
	{ path, root, candidates }: { path: string; root: string; candidates: readonly string[] },
): number => {
	const folder = folderOf(path);
	let count = 0;
	for (const module of modules.values()) {
		if (!module.path.startsWith(`${folder}/`)) continue;
		for (const { level, module: name } of module.imports) {
			const first = name.split('.')[0] ?? '';
			if (level > 0 || first === '') continue;
			// No module imports itself: celery.py of a package means Celery.
			const having = (part: string): readonly string[] =>
				candidates.filter((candidate) => ![undefined, module.path].includes(findModule({ paths }, candidate, part)));
			const named = having(name);
			const found = named.length > 0 ? named : having(first);
			if (found.length === 1 && found[0] === root) count += 1;
		}
	}
	return count;
};

/** Relative imports need a package; a folder called src (or the like) never is one. */
const defaultRoot = ({ modules, paths }: Sources, path: string, nearest: string): string => {
	const project = rootCandidates({ paths }, path).find(
		(folder) => folder !== '' && (paths.has(`${folder}/pyproject.toml`) || paths.has(`${folder}/setup.py`)),
	);
	if (project !== undefined) return path.startsWith(`${project}/src/`) ? `${project}/src` : project;
	if (nearest === '' || paths.has(`${folderOf(path)}/__init__.py`)) return nearest;
	const isRelative = modules.get(path)?.imports.some(({ level }) => level > 0) ?? false;
	if (isRelative) return folderOf(folderOf(path));
	const isProject = projectFiles.some((name) => paths.has(`${nearest}/${name}`));
	return isProject || /^(src|lib|source|backend|server|python)$/.test(nameOf(nearest)) ? nearest : folderOf(nearest);
};

/** The dotted name of a file below its source root. */
export const moduleName = (path: string, root: string): string => {
	const relative = root === '' ? path : path.slice(root.length + 1);
	return relative
		.replace(/\.py$/, '')
		.replace(/(^|\/)__init__$/, '')
		.replaceAll('/', '.');
};
