import { type LockedDependency, type LockedPackage, lockedName, toLockedDependency } from './lock-graph.ts';
import { parseToml, type Table, tableAt, tablesOf, textsOf } from './toml.ts';

/** The packages of a pdm.lock, which lists a package once for each set of its extras. */
export const readPdmLock = (text: string): readonly LockedPackage[] | undefined => {
	const table = parseToml(text);
	if (table === undefined) return undefined;
	const entries = tablesOf(table.package);
	return entries
		.filter(({ extras }) => textsOf(extras).length === 0)
		.map((entry) => toLocked(entry, extrasOf(entry, entries)));
};

/** What PDM writes since version 2.11: where each package is needed, beside the package itself. */
export const lacksMarkers = (text: string): boolean =>
	!textsOf(tableAt(parseToml(text), 'metadata').strategy).includes('inherit_metadata');

const toLocked = (entry: Table, extras: LockedPackage['extras']): LockedPackage => {
	const files = tablesOf(entry.files).map(({ file, url }) => nameOfFile(file ?? url));
	const isElsewhere = entry.git !== undefined || entry.path !== undefined || entry.url !== undefined;
	return {
		name: lockedName(entry.name),
		version: typeof entry.version === 'string' ? entry.version : '',
		dependencies: dependenciesOf(entry),
		extras,
		files: isElsewhere || files.length === 0 ? undefined : files,
		marker: typeof entry.marker === 'string' ? entry.marker : undefined,
		fromGit: entry.git !== undefined,
		folder: typeof entry.path === 'string' ? entry.path : undefined,
	};
};

const nameOfFile = (value: unknown): string => (typeof value === 'string' ? (value.split('/').at(-1) ?? '') : '');

const dependenciesOf = (entry: Table): readonly LockedDependency[] =>
	textsOf(entry.dependencies).flatMap(toLockedDependency);

const extrasOf = (entry: Table, entries: readonly Table[]): LockedPackage['extras'] => {
	const extras: Record<string, readonly LockedDependency[]> = {};
	for (const other of entries) {
		if (other.name !== entry.name) continue;
		for (const extra of textsOf(other.extras).map(lockedName)) {
			extras[extra] = [...(extras[extra] ?? []), ...dependenciesOf(other)];
		}
	}
	return extras;
};
