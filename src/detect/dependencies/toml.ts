import { parse } from 'smol-toml';

export type Table = Readonly<Record<string, unknown>>;

/** The tables of a TOML file; undefined when it cannot be parsed. */
export const parseToml = (text: string): Table | undefined => {
	try {
		return parse(text);
	} catch {
		return undefined;
	}
};

/** A table inside tables, by its path; empty where there is none. */
export const tableAt = (table: Table | undefined, ...path: readonly string[]): Table => {
	let current: unknown = table;
	for (const name of path) current = isTable(current) ? current[name] : undefined;
	return isTable(current) ? current : {};
};

export const isTable = (value: unknown): value is Table =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const textsOf = (value: unknown): readonly string[] =>
	Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

export const tablesOf = (value: unknown): readonly Table[] => (Array.isArray(value) ? value.filter(isTable) : []);
