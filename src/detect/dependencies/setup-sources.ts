import { parseRequirement } from '../../core/pep508.ts';
import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { lineOf } from './pyproject.ts';
import { readRequirementsFile } from './requirements-file.ts';
import { readSetupCfg } from './setup-cfg.ts';
import type { SetupFacts } from './setup-facts.ts';
import { readSetupPy } from './setup-py.ts';
import { type Table, tableAt, textsOf } from './toml.ts';

export interface Setup {
	readonly facts: SetupFacts;
	readonly text: string;
}

/** setup.cfg comes first: where both are there, setup.py mostly only calls setup(). */
export const readSetups = async (reader: ProjectReader): Promise<readonly Setup[]> => {
	const [cfg, py] = await Promise.all([reader.readText('setup.cfg'), reader.readText('setup.py')]);
	const read = (text: string | undefined, parse: (text: string) => SetupFacts | undefined): readonly Setup[] => {
		const facts = text === undefined ? undefined : parse(text);
		return text === undefined || facts === undefined ? [] : [{ facts, text }];
	};
	return [...read(cfg, readSetupCfg), ...read(py, readSetupPy)];
};

export const setupRequirements = (setup: Setup | undefined): readonly Requirement[] =>
	(setup?.facts.requirements ?? []).flatMap((entry) => {
		const found = parseRequirement(entry);
		if (setup === undefined || found === undefined) return [];
		const { name, extras, specifier } = found;
		return [{ name, extras, specifier, file: setup.facts.file, line: lineOf(setup.text, entry) }];
	});

/** Requirements files that pyproject.toml's build back ends read the dependencies from. */
export const dynamicFiles = (table: Table | undefined): readonly string[] => {
	const setuptools = tableAt(table, 'tool', 'setuptools', 'dynamic', 'dependencies').file;
	const hatch = tableAt(table, 'tool', 'hatch', 'metadata', 'hooks', 'requirements_txt').files;
	return [setuptools, hatch].flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
};

export const readDynamic = async (reader: ProjectReader, files: readonly string[]): Promise<readonly Requirement[]> =>
	(await Promise.all(files.map((file) => readRequirementsFile(reader, file)))).flatMap(
		(read) => read?.requirements ?? [],
	);
