import { parseRequirement } from '../../core/pep508.ts';
import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { parseToml, type Table, tableAt, textsOf } from './toml.ts';

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
export const projectRequirements = ({ text, table }: Pyproject): readonly Requirement[] =>
	toRequirements(textsOf(tableAt(table, 'project').dependencies), text);

const toRequirements = (entries: readonly string[], text: string): readonly Requirement[] =>
	entries.flatMap((entry) => {
		const found = parseRequirement(entry);
		if (found === undefined) return [];
		const { name, extras, specifier } = found;
		return [{ name, extras, specifier, file: 'pyproject.toml', line: lineOf(text, entry) }];
	});

/** The line, from 1, in which a text stands; 1 where it cannot be found. */
export const lineOf = (text: string, part: string): number => {
	const at = text.indexOf(part);
	return at < 0 ? 1 : text.slice(0, at).split('\n').length;
};

/** What the build of the project itself reads besides its code: the readme and the licence that pyproject.toml names. */
export const buildFiles = ({ table }: Pyproject): readonly string[] => {
	const { readme, license } = tableAt(table, 'project');
	return [
		readme,
		tableAt(table, 'project', 'readme').file,
		license === undefined ? undefined : tableAt(table, 'project', 'license').file,
	].filter((file) => typeof file === 'string');
};
