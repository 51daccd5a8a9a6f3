import type { Candidate } from './application/candidate.ts';
import { folderOf, isInside, joinPath, nameOf } from './paths.ts';
import type { PythonModule } from './python/python-module.ts';
import { isDevelopmentFile, isSkippedFolder, isUnusedFolder } from './skipped-folders.ts';
import type { Sources } from './sources.ts';

/** A module or package directly below a source root. */
interface Unit {
	/** The name that it is imported by. */
	readonly name: string;
	readonly path: string;
}

export interface ServiceUnits {
	/** Modules and packages that the service imports, directly or through others. */
	readonly used: readonly string[];
	/** Modules and packages of the same folders that nothing imports. */
	readonly unused: readonly string[];
	/** The Python files of the used modules and packages that were looked at. */
	readonly files: readonly string[];
	/** The parsed modules that belong to the service. */
	readonly modules: readonly PythonModule[];
	/** Not every file was looked at, so what looks unused may be used. */
	readonly isPartial: boolean;
}

const mostFilesRead = 300;

/** Follows imports, and names of modules in strings, from what starts the service to the rest of the project. */
export const findServiceUnits = async (
	sources: Sources,
	chosen: Candidate,
	starts: readonly string[],
): Promise<ServiceUnits> => {
	const { root } = chosen;
	const below = unitsBelow(sources, root, chosen.path);
	// Above a source root, the folders that lead to it are no units of their own.
	const above = root === '' ? [] : unitsBelow(sources, '', chosen.path).filter(({ path }) => !holds(path, chosen.path));
	const units = [...below, ...above];
	const used = new Set(units.filter(({ path }) => [chosen.path, ...starts].some((file) => holds(path, file))));
	const looked = new Set<string>();
	for (let round: readonly Unit[] = [...used]; round.length > 0; ) {
		const files = round.flatMap(({ path }) => pythonFiles(sources, path)).filter((file) => !looked.has(file));
		const admitted = files.slice(0, Math.max(0, mostFilesRead - looked.size));
		for (const file of admitted) looked.add(file);
		const left = units.filter((unit) => !used.has(unit));
		round = left.length === 0 ? [] : await importedUnits(sources, admitted, left);
		for (const unit of round) used.add(unit);
	}
	const paths = [...used].map(({ path }) => path);
	return {
		used: paths,
		unused: units.filter((unit) => !used.has(unit)).map(({ path }) => path),
		files: [...looked],
		modules: [...sources.modules.values()].filter(({ path }) => paths.some((unit) => holds(unit, path))),
		// What a worker is to do reaches it by its name.
		isPartial: looked.size >= mostFilesRead || sources.tree.truncated || chosen.framework === 'worker',
	};
};

const holds = (unit: string, file: string): boolean => unit === file || isInside(file, unit);

const unitsBelow = ({ tree }: Sources, root: string, start: string): readonly Unit[] => {
	const files = tree
		.filesIn(root)
		.filter((path) => path.endsWith('.py') && (path === start || !isDevelopmentFile(nameOf(path))))
		.map((path) => ({ name: nameOf(path).slice(0, -'.py'.length), path }));
	const folders = tree.folders
		.filter((path) => folderOf(path) === root && !isSkippedFolder(nameOf(path)))
		.filter((path) => isInside(start, path) || !isUnusedFolder(nameOf(path)))
		.filter((path) => tree.files.some((file) => isInside(file, path) && file.endsWith('.py')))
		.map((path) => ({ name: nameOf(path), path }));
	return [...files, ...folders];
};

const pythonFiles = ({ tree }: Sources, unit: string): readonly string[] =>
	unit.endsWith('.py')
		? [unit]
		: tree.files.filter(
				(file) =>
					isInside(file, unit) &&
					file.endsWith('.py') &&
					!isDevelopmentFile(nameOf(file)) &&
					!file
						.slice(unit.length)
						.split('/')
						.some((part) => isUnusedFolder(part) || part === 'migrations'),
			);

/** Which of the units these files import or name in a string; a file is parsed only if its text has such a name. */
const importedUnits = async (
	sources: Sources,
	files: readonly string[],
	units: readonly Unit[],
): Promise<readonly Unit[]> => {
	const names = units.map(({ name }) => name.replaceAll(/\W/g, '\\$&')).join('|');
	const mention = new RegExp(`(?:\\b(?:from|import|,)\\s+|["'])(${names})\\b`, 'g');
	const texts = await Promise.all(files.map((file) => sources.readText(file)));
	const mentioned = files.flatMap((file, index) => {
		const found = new Set([...(texts[index] ?? '').matchAll(mention)].map(([, name = '']) => name));
		return found.size === 0 ? [] : [{ file, found }];
	});
	await sources.load(mentioned.map(({ file }) => file));
	return units.filter((unit) =>
		mentioned.some(({ file, found }) => {
			if (!found.has(unit.name)) return false;
			const module = sources.modules.get(file);
			return module === undefined || mentions(module, unit);
		}),
	);
};

const mentions = (module: PythonModule, { name, path }: Unit): boolean =>
	module.imports.some(
		({ level, module: origin, name: imported, typeOnly }) =>
			!typeOnly &&
			(origin.split('.')[0] === name || (origin === '' && imported === name)) &&
			(level === 0 || path === joinPath(folderOf(module.path), nameOf(path))),
	) || module.strings.some((text) => text.startsWith(`${name}.`) || (text === name && !path.endsWith('.py')));
