import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { type Candidate, type DetectContext, toCandidate } from './candidate.ts';
import { chooseProduction, type Offer, offersIn } from './production.ts';
import {
	buildFiles,
	dependencyGroups,
	hasBuildSystem,
	optionalDependencies,
	type Pyproject,
	presentFiles,
	projectRequirements,
	readPyproject,
	toRequirements,
} from './pyproject.ts';
import type { SetupFacts } from './setup-facts.ts';
import { dynamicFiles, readDynamic, readSetups, type Setup, setupRequirements } from './setup-sources.ts';
import { isTable } from './toml.ts';

/** What a build system knows of the dependencies when there is no lock file: pyproject.toml, setup.cfg and setup.py. */
export const detectSetuptools = async (
	reader: ProjectReader,
	{ wanted }: DetectContext,
): Promise<Candidate | undefined> => {
	const pyproject = await readPyproject(reader);
	const isStandard = pyproject !== undefined && isTable(pyproject.table.project);
	const named = pyproject === undefined ? [] : projectRequirements(pyproject);
	const setups = await readSetups(reader);
	const setup = named.length > 0 ? undefined : (setups.find(({ facts }) => facts.requirements.length > 0) ?? setups[0]);
	const dynamic = [...dynamicFiles(pyproject?.table), ...(setup?.facts.readsFiles ?? [])];
	const main = [...named, ...setupRequirements(setup), ...(await readDynamic(reader, dynamic))];
	const offers = offersOf(pyproject, setup?.facts);
	const choice = chooseProduction(offers, namesOf(main), wanted);
	if (!isStandard && setup === undefined && choice.groups.length === 0) return undefined;
	const files = await filesOf(reader, { pyproject, setup, dynamic });
	return toCandidate({
		choice,
		confidence: 'likely',
		evidence: [setup === undefined ? tableEvidence(isStandard) : `install_requires in ${setup.facts.file}`],
		versions: {},
		warnings: warningsOf(files[0] ?? '', setup?.facts),
		build: (set) => {
			const requirements = [...main, ...offersIn(offers, set).flatMap((offer) => offer.requirements)];
			return {
				manager: 'setuptools',
				files,
				hashed: false,
				requirements,
				packages: [...new Set(namesOf(requirements))],
				extras: set.extras,
				groups: set.groups,
				installsProject: setups.length > 0 || (isStandard && hasBuildSystem(pyproject)),
				sourceOnly: [],
			};
		},
	});
};

const namesOf = (requirements: readonly Requirement[]): readonly string[] => requirements.map(({ name }) => name);

const tableEvidence = (isStandard: boolean): string =>
	`${isStandard ? '[project]' : '[dependency-groups]'} in pyproject.toml`;

interface BuildSources {
	readonly pyproject: Pyproject | undefined;
	readonly setup: Setup | undefined;
	readonly dynamic: readonly string[];
}

/** The file that names the requirements comes first. */
const filesOf = (reader: ProjectReader, { pyproject, setup, dynamic }: BuildSources): Promise<readonly string[]> =>
	presentFiles(reader, [
		...(setup === undefined ? [] : [setup.facts.file]),
		...['pyproject.toml', 'setup.cfg', 'setup.py', 'MANIFEST.in'],
		...dynamic,
		...(pyproject === undefined ? [] : buildFiles(pyproject)),
	]);

interface RequirementOffer extends Offer {
	readonly requirements: readonly Requirement[];
}

const offersOf = (pyproject: Pyproject | undefined, setup: SetupFacts | undefined): readonly RequirementOffer[] => {
	const toOffers = (kind: Offer['kind'], lists: ReadonlyMap<string, readonly string[]>, text: string) =>
		[...lists].map(([name, list]): RequirementOffer => {
			const requirements = toRequirements(list, text);
			return { kind, name, requirements, packages: namesOf(requirements) };
		});
	return [
		...(pyproject === undefined ? [] : toOffers('extra', optionalDependencies(pyproject), pyproject.text)),
		...(pyproject === undefined ? [] : toOffers('group', dependencyGroups(pyproject), pyproject.text)),
		...toOffers('extra', setup?.extras ?? new Map(), ''),
	];
};

const warningsOf = (file: string, setup: SetupFacts | undefined): readonly string[] => [
	`${file} has no lock file beside it, so two builds can install different versions.`,
	...(setup?.isComputed === true && setup.readsFiles.length === 0
		? ['setup.py works its dependencies out when it runs, so they are not known here.']
		: []),
];
