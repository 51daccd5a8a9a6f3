import { type LockedDependency, type LockedPackage, lockedName, toLockedDependency } from './lock-graph.ts';
import { isTable, parseToml, type Table, tableAt, tablesOf, textsOf } from './toml.ts';

/** The packages of a poetry.lock of any format, from Poetry 1.0 to 2. */
export const readPoetryLock = (text: string): readonly LockedPackage[] | undefined => {
	const table = parseToml(text);
	if (table === undefined) return undefined;
	// Formats before 2.0 keep the files of all packages in one table.
	const oldFiles = tableAt(table, 'metadata', 'files');
	return tablesOf(table.package).map((entry) => toLocked(entry, tablesOf(entry.files ?? oldFiles[String(entry.name)])));
};

const toLocked = (entry: Table, files: readonly Table[]): LockedPackage => {
	const { type, url } = tableAt(entry, 'source');
	const isElsewhere = type === 'git' || type === 'directory' || type === 'file' || type === 'url';
	const optional = optionalNames(entry);
	return {
		name: lockedName(entry.name),
		version: typeof entry.version === 'string' ? entry.version : '',
		dependencies: dependenciesOf(entry).filter(({ name }) => !optional.has(name)),
		extras: extrasOf(entry),
		files: isElsewhere || files.length === 0 ? undefined : files.map(({ file }) => String(file ?? '')),
		marker: typeof entry.markers === 'string' ? entry.markers : undefined,
		fromGit: type === 'git',
		folder: type === 'directory' && typeof url === 'string' ? url : undefined,
	};
};

/** A dependency is a version, a table, or a list of tables with one condition each. */
const dependenciesOf = (entry: Table): readonly LockedDependency[] =>
	Object.entries(tableAt(entry, 'dependencies')).flatMap(([name, value]) =>
		(Array.isArray(value) ? value : [value]).map((item: unknown) => toDependency(name, isTable(item) ? item : {})),
	);

const toDependency = (name: string, { extras, markers }: Table): LockedDependency => ({
	name: lockedName(name),
	extras: textsOf(extras).map(lockedName),
	...(typeof markers === 'string' ? { marker: markers } : {}),
});

const optionalNames = (entry: Table): ReadonlySet<string> =>
	new Set(
		Object.entries(tableAt(entry, 'dependencies'))
			.filter(([, value]) => isTable(value) && value.optional === true)
			.map(([name]) => lockedName(name)),
	);

const extrasOf = (entry: Table): LockedPackage['extras'] =>
	Object.fromEntries(
		Object.entries(tableAt(entry, 'extras')).map(([name, list]) => [
			lockedName(name),
			textsOf(list).flatMap(toLockedDependency),
		]),
	);
