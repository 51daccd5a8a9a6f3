import { type LockedDependency, type LockedPackage, lockedName } from './lock-graph.ts';
import { isTable, parseToml, type Table, tableAt, tablesOf, textsOf } from './toml.ts';

export interface UvLock {
	readonly packages: readonly LockedPackage[];
	/** The project in the folder itself; absent in a workspace whose root is no project. */
	readonly root?: LockedPackage;
	/** What each dependency group of the root adds. */
	readonly groups: Readonly<Record<string, readonly LockedDependency[]>>;
	/** The root is imported from where it is installed. */
	readonly isEditable: boolean;
}

/** `here` is the folder of the project in its workspace. */
export const readUvLock = (text: string, here = '.'): UvLock | undefined => {
	const table = parseToml(text);
	if (table === undefined) return undefined;
	const entries = tablesOf(table.package).map((entry) => ({ entry, locked: toLocked(entry) }));
	const root = entries.find(({ locked }) => locked.folder === here);
	return {
		packages: entries.map(({ locked }) => locked),
		...(root === undefined ? {} : { root: root.locked }),
		groups: dependencyLists(root?.entry['dev-dependencies'] ?? tableAt(table, 'manifest')['dependency-groups']),
		isEditable: tableAt(root?.entry, 'source').editable !== undefined,
	};
};

const toLocked = (entry: Table): LockedPackage => {
	const { registry, git, editable, virtual, directory } = tableAt(entry, 'source');
	const folder = [editable, virtual, directory].find((value) => typeof value === 'string');
	return {
		name: lockedName(entry.name),
		version: typeof entry.version === 'string' ? entry.version : '',
		dependencies: dependencyList(entry.dependencies),
		extras: dependencyLists(entry['optional-dependencies']),
		files: registry === undefined ? undefined : filesOf(entry),
		marker: anyOf(textsOf(entry['resolution-markers'])),
		fromGit: git !== undefined,
		folder: typeof folder === 'string' ? folder : undefined,
	};
};

const anyOf = (markers: readonly string[]): string | undefined =>
	markers.length === 0 ? undefined : markers.map((marker) => `(${marker})`).join(' or ');

const filesOf = (entry: Table): readonly string[] =>
	[...tablesOf(entry.wheels), ...(isTable(entry.sdist) ? [entry.sdist] : [])].map(({ url, filename, path }) =>
		decodeFileName([filename, url, path].find((value) => typeof value === 'string')),
	);

const decodeFileName = (address: unknown): string =>
	typeof address === 'string' ? (address.split(/[?#]/)[0]?.split('/').at(-1) ?? '').replaceAll('%2B', '+') : '';

const dependencyList = (value: unknown): readonly LockedDependency[] =>
	tablesOf(value).map(({ name, extra, marker, version }) => ({
		name: lockedName(name),
		extras: textsOf(extra).map(lockedName),
		...(typeof marker === 'string' ? { marker } : {}),
		...(typeof version === 'string' ? { version } : {}),
	}));

const dependencyLists = (value: unknown): Readonly<Record<string, readonly LockedDependency[]>> =>
	isTable(value)
		? Object.fromEntries(Object.entries(value).map(([name, list]) => [lockedName(name), dependencyList(list)]))
		: {};
