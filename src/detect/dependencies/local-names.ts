import { isPackageName, normalizePackageName } from '../../core/package-name.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { readSections } from './setup-cfg.ts';
import { readSetupPy } from './setup-py.ts';
import { parseToml, tableAt } from './toml.ts';

/** The names of the packages in these folders; undefined where one of them is not written out. */
export const readLocalNames = async (
	reader: ProjectReader,
	folders: readonly string[],
): Promise<readonly string[] | undefined> => {
	const names = await Promise.all(folders.map((folder) => nameIn(reader, folder)));
	const known = names.flatMap((name) => (name === undefined ? [] : [normalizePackageName(name)]));
	return known.length === folders.length ? known : undefined;
};

const nameIn = async (reader: ProjectReader, folder: string): Promise<string | undefined> => {
	const read = (file: string) => reader.readText(folder === '' ? file : `${folder.replace(/\/$/, '')}/${file}`);
	const [pyproject, cfg, setup] = await Promise.all(['pyproject.toml', 'setup.cfg', 'setup.py'].map(read));
	const table = parseToml(pyproject ?? '') ?? {};
	const written = [
		tableAt(table, 'project').name,
		tableAt(table, 'tool', 'poetry').name,
		readSections(cfg ?? '')
			.get('metadata')
			?.get('name'),
		readSetupPy(setup ?? '')?.name,
	];
	return written.find((name): name is string => typeof name === 'string' && isPackageName(name));
};
