import { type Detected, detected } from '../../core/detected.ts';
import { isSpecifier } from '../../core/pep440.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { toSpecifier } from '../dependencies/poetry-manifest.ts';
import { lineOf, readPyproject } from '../dependencies/pyproject.ts';
import { readSetupCfg } from '../dependencies/setup-cfg.ts';
import { readSetupPy } from '../dependencies/setup-py.ts';
import { tableAt } from '../dependencies/toml.ts';

interface Range {
	readonly specifier: string;
	readonly evidence: string;
}

/** The range of Python versions that the project says it runs on. */
export const requiredRange = async (reader: ProjectReader): Promise<Detected<string> | undefined> => {
	const ranges = [...(await pyprojectRanges(reader)), ...(await setupRanges(reader))].filter(
		({ specifier }) => specifier !== '' && isSpecifier(specifier),
	);
	const [first] = ranges;
	if (first === undefined) return undefined;
	const others = [...new Set(ranges.map(({ specifier }) => specifier))].filter((text) => text !== first.specifier);
	const evidence = ranges.filter(({ specifier }) => specifier === first.specifier).map((range) => range.evidence);
	return detected(first.specifier, others.length === 0 ? 'certain' : 'likely', evidence, others);
};

const pyprojectRanges = async (reader: ProjectReader): Promise<readonly Range[]> => {
	const pyproject = await readPyproject(reader);
	if (pyproject === undefined) return [];
	const standard = tableAt(pyproject.table, 'project')['requires-python'];
	const poetry = tableAt(pyproject.table, 'tool', 'poetry', 'dependencies').python;
	const line = (key: string | RegExp) => {
		const index = pyproject.text.split('\n').findIndex((text) => text.trimStart().search(key) === 0);
		return index < 0 ? lineOf(pyproject.text, 'python') : index + 1;
	};
	const name = (text: string, at: number) => `${text} in pyproject.toml line ${at}`;
	return [
		...(typeof standard === 'string'
			? [{ specifier: standard, evidence: name(`requires-python ${standard}`, line('requires-python')) }]
			: []),
		...(typeof poetry === 'string'
			? [{ specifier: toSpecifier(poetry), evidence: name(`python ${poetry}`, line(/python\s*=/)) }]
			: []),
	];
};

const setupRanges = async (reader: ProjectReader): Promise<readonly Range[]> => {
	const [cfg, py] = await Promise.all([reader.readText('setup.cfg'), reader.readText('setup.py')]);
	const found = [cfg === undefined ? undefined : readSetupCfg(cfg), py === undefined ? undefined : readSetupPy(py)];
	return found.flatMap((facts, index) => {
		const range = facts?.requiresPython?.trim();
		if (facts === undefined || range === undefined) return [];
		const line = lineOf((index === 0 ? cfg : py) ?? '', 'python_requires');
		return [{ specifier: range, evidence: `python_requires ${range} in ${facts.file} line ${line}` }];
	});
};
