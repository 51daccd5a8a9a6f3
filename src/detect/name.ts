import { type Detected, detected } from '../core/detected.ts';
import type { ProjectReader } from '../core/project-reader.ts';
import { lineOf, readPyproject } from './dependencies/pyproject.ts';
import { tableAt } from './dependencies/toml.ts';

/** The name that pyproject.toml gives the project. */
export const detectName = async (reader: ProjectReader): Promise<Detected<string> | undefined> => {
	const pyproject = await readPyproject(reader);
	if (pyproject === undefined) return undefined;
	const name = tableAt(pyproject.table, 'project').name;
	if (typeof name !== 'string') return undefined;
	return detected(name, 'likely', [`name in pyproject.toml line ${lineOf(pyproject.text, 'name')}`]);
};
