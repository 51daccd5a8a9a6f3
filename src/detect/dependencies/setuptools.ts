import { parseRequirement } from '../../core/pep508.ts';
import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { type Candidate, toCandidate } from './candidate.ts';
import { toLockedDependency } from './lock-graph.ts';
import { chooseProduction } from './production.ts';
import { type DependencyOffer, pyprojectOffers, toOffer } from './project-offers.ts';
import {
	buildFiles,
	hasBuildSystem,
	lineOf,
	type Pyproject,
	presentFiles,
	projectRequirements,
	readPyproject,
} from './pyproject.ts';
import { readRequirementsFile } from './requirements-file.ts';
import { readSetupCfg } from './setup-cfg.ts';
import type { SetupFacts } from './setup-facts.ts';
import { readSetupPy } from './setup-py.ts';
import { isTable, type Table, tableAt, textsOf } from './toml.ts';

/** What a build system knows of the dependencies when there is no lock file: pyproject.toml, setup.cfg and setup.py. */
export const detectSetuptools = async (reader: ProjectReader): Promise<Candidate | undefined> => {
	const pyproject = await readPyproject(reader);
	const standard = isTable(pyproject?.table.project) ? pyproject : undefined;
	const setups = await readSetups(reader);
	if (standard === undefined && setups.length === 0) return undefined;
	const named = standard === undefined ? [] : projectRequirements(standard);
	const setup = named.length > 0 ? undefined : (setups.find(({ facts }) => facts.requirements.length > 0) ?? setups[0]);
	const dynamic = [...dynamicFiles(standard?.table), ...(setup?.facts.readsFiles ?? [])];
	const requirements = [...named, ...setupRequirements(setup), ...(await readDynamic(reader, dynamic))];
	const main = [...new Set(requirements.map(({ name }) => name))];
	const choice = chooseProduction(offersOf(standard, setup?.facts), main);
	const isWritten = named.length > 0 || (standard !== undefined && setups.length === 0);
	const files = await presentFiles(reader, [
		...(isWritten ? ['pyproject.toml'] : []),
		...(setup === undefined ? [] : [setup.facts.file]),
		...['pyproject.toml', 'setup.cfg', 'setup.py', 'MANIFEST.in'],
		...dynamic,
		...(standard === undefined ? [] : buildFiles(standard)),
	]);
	return toCandidate({
		choice,
		confidence: 'likely',
		evidence: [isWritten ? '[project] in pyproject.toml' : `install_requires in ${setup?.facts.file ?? 'setup.py'}`],
		versions: {},
		warnings: warningsOf(files[0] ?? '', setup?.facts),
		build: ({ extras, groups }) => ({
			manager: 'setuptools',
			files,
			hashed: false,
			requirements,
			packages: [...new Set([...main, ...chosenPackages(offersOf(standard, setup?.facts), [...extras, ...groups])])],
			extras,
			groups,
			installsProject: setups.length > 0 || (standard !== undefined && hasBuildSystem(standard)),
			sourceOnly: [],
		}),
	});
};

interface Setup {
	readonly facts: SetupFacts;
	readonly text: string;
}

const readSetups = async (reader: ProjectReader): Promise<readonly Setup[]> => {
	const [cfg, py] = await Promise.all([reader.readText('setup.cfg'), reader.readText('setup.py')]);
	const read = (text: string | undefined, parse: (text: string) => SetupFacts | undefined): readonly Setup[] => {
		const facts = text === undefined ? undefined : parse(text);
		return text === undefined || facts === undefined ? [] : [{ facts, text }];
	};
	return [...read(cfg, readSetupCfg), ...read(py, readSetupPy)];
};

const setupRequirements = (setup: Setup | undefined): readonly Requirement[] =>
	(setup?.facts.requirements ?? []).flatMap((entry) => {
		const found = parseRequirement(entry);
		if (setup === undefined || found === undefined) return [];
		const { name, extras, specifier } = found;
		return [{ name, extras, specifier, file: setup.facts.file, line: lineOf(setup.text, entry) }];
	});

/** Requirements files that pyproject.toml's build back ends read the dependencies from. */
const dynamicFiles = (table: Table | undefined): readonly string[] => {
	const setuptools = tableAt(table, 'tool', 'setuptools', 'dynamic', 'dependencies').file;
	const hatch = tableAt(table, 'tool', 'hatch', 'metadata', 'hooks', 'requirements_txt').files;
	return [setuptools, hatch].flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
};

const readDynamic = async (reader: ProjectReader, files: readonly string[]): Promise<readonly Requirement[]> =>
	(await Promise.all(files.map((file) => readRequirementsFile(reader, file)))).flatMap(
		(read) => read?.requirements ?? [],
	);

const offersOf = (pyproject: Pyproject | undefined, setup: SetupFacts | undefined): readonly DependencyOffer[] => [
	...(pyproject === undefined ? [] : pyprojectOffers(pyproject)),
	...[...(setup?.extras ?? [])].map(([name, list]) => toOffer('extra', name, list.flatMap(toLockedDependency))),
];

const chosenPackages = (offers: readonly DependencyOffer[], names: readonly string[]): readonly string[] =>
	offers.filter(({ name }) => names.includes(name)).flatMap(({ packages }) => packages);

const warningsOf = (file: string, setup: SetupFacts | undefined): readonly string[] => [
	`${file} has no lock file beside it, so two builds can install different versions.`,
	...(setup?.isComputed === true && setup.readsFiles.length === 0
		? ['setup.py works its dependencies out when it runs, so they are not known here.']
		: []),
];
