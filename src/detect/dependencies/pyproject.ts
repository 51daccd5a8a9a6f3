import { normalizePackageName } from '../../core/package-name.ts';
import { parseRequirement } from '../../core/pep508.ts';
import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { normalisePath } from '../paths.ts';
import { isTable, parseToml, type Table, tableAt, textsOf } from './toml.ts';

export interface Pyproject {
	readonly text: string;
	readonly table: Table;
}

export const readPyproject = async (reader: ProjectReader): Promise<Pyproject | undefined> => {
	const text = await reader.readText('pyproject.toml');
	const table = text === undefined ? undefined : parseToml(text);
	return text === undefined || table === undefined ? undefined : { text, table };
};

/** The requirements of `[project]`, with the lines where their names stand first. */
export const projectRequirements = (pyproject: Pyproject): readonly Requirement[] =>
	toRequirements(textsOf(tableAt(pyproject.table, 'project').dependencies), pyproject.text);

export const toRequirements = (entries: readonly string[], text: string): readonly Requirement[] =>
	entries.flatMap((entry) => {
		const found = parseRequirement(entry);
		if (found === undefined) return [];
		const { name, extras, specifier } = found;
		return [{ name, extras, specifier, file: 'pyproject.toml', line: lineOf(text, entry) }];
	});

/** The requirements of each extra in `[project.optional-dependencies]`. */
export const optionalDependencies = ({ table }: Pyproject): ReadonlyMap<string, readonly string[]> =>
	new Map(
		Object.entries(tableAt(table, 'project', 'optional-dependencies')).map(([name, list]) => [name, textsOf(list)]),
	);

/** The requirements of each group in `[dependency-groups]`, included groups written out as PEP 735 says. */
export const dependencyGroups = ({ table }: Pyproject): ReadonlyMap<string, readonly string[]> => {
	const groups = tableAt(table, 'dependency-groups');
	const expand = (wanted: string, seen: readonly string[]): readonly string[] => {
		const name = Object.keys(groups).find((key) => normalizePackageName(key) === normalizePackageName(wanted));
		if (name === undefined || seen.includes(name)) return [];
		const entries: readonly unknown[] = Array.isArray(groups[name]) ? groups[name] : [];
		return entries.flatMap((entry) => {
			if (typeof entry === 'string') return [entry];
			const included = isTable(entry) ? entry['include-group'] : undefined;
			return typeof included === 'string' ? expand(included, [...seen, name]) : [];
		});
	};
	return new Map(Object.keys(groups).map((name) => [name, expand(name, [])]));
};

/** The line, from 1, in which a text stands; 1 where it cannot be found. */
export const lineOf = (text: string, part: string): number => {
	const at = text.indexOf(part);
	return at < 0 ? 1 : text.slice(0, at).split('\n').length;
};

/** What the build of the project itself reads besides its code: the readme and the licence that pyproject.toml names. */
export const buildFiles = ({ table }: Pyproject): readonly string[] => {
	const { readme, license } = tableAt(table, 'project');
	const poetry = tableAt(table, 'tool', 'poetry').readme;
	return [
		readme,
		tableAt(table, 'project', 'readme').file,
		license === undefined ? undefined : tableAt(table, 'project', 'license').file,
		...(Array.isArray(poetry) ? poetry : [poetry]),
	].flatMap((file: unknown) => (typeof file === 'string' ? (normalisePath(file) ?? []) : []));
};

export const hasBuildSystem = ({ table }: Pyproject): boolean => isTable(table['build-system']);

/** Those of the files that are there. */
export const presentFiles = async (reader: ProjectReader, files: readonly string[]): Promise<readonly string[]> => {
	const unique = [...new Set(files)];
	const found = await Promise.all(unique.map((file) => reader.exists(file)));
	return unique.filter((_, index) => found[index] === true);
};
