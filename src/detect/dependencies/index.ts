import { defaultPython, pythonVersions } from '../../core/bases/python-versions.ts';
import { type Detected, detected } from '../../core/detected.ts';
import { nameDependencies } from '../../core/name-dependencies.ts';
import { allowsPython } from '../../core/pep440.ts';
import type { Dependencies } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { detectPythonVersion } from '../python-version.ts';
import type { Candidate, DetectContext } from './candidate.ts';
import { chooseManager } from './choose.ts';
import { privateIndexes } from './indexes.ts';
import { detectPdm } from './pdm.ts';
import { detectPip } from './pip.ts';
import { detectPipenv } from './pipenv.ts';
import { detectPoetry } from './poetry.ts';
import { detectSetuptools } from './setuptools.ts';
import { detectUv } from './uv.ts';
import { gapsOfVersions } from './wheel-gaps.ts';

export interface DetectedDependencies {
	readonly dependencies: Detected<Dependencies> | undefined;
	/** What a person should know, each a full sentence. */
	readonly warnings: readonly string[];
}

/** In the order in which they win where nothing else decides. */
const detectors = [detectUv, detectPoetry, detectPdm, detectPipenv, detectPip, detectSetuptools];

/** Finds out what installs the project's dependencies, from which files, and what that installs. */
export const detectDependencies = async (reader: ProjectReader, asked?: string): Promise<DetectedDependencies> => {
	const python = await pythonForWheels(reader);
	const named = asked === undefined ? undefined : await findNamed(reader, { python, asked });
	const chosen = named ?? (await chooseManager(reader, await findCandidates(reader, { python })));
	if (chosen === undefined) return { dependencies: undefined, warnings: [] };
	const { value, confidence, evidence, alternatives, warnings, versions } = chosen;
	const wheelGaps = value.wheelGaps ?? gapsOfVersions(value.packages, versions);
	const indexes = privateIndexes(chosen.indexes ?? []);
	return { dependencies: detected({ ...value, wheelGaps, indexes }, confidence, evidence, alternatives), warnings };
};

const findCandidates = async (reader: ProjectReader, context: DetectContext): Promise<readonly Candidate[]> => {
	const found = await Promise.all(detectors.map((detect) => detect(reader, context)));
	return withoutTwice(found.filter((candidate) => candidate !== undefined));
};

/** What was asked for by name, where the project has it. */
const findNamed = async (
	reader: ProjectReader,
	{ python, asked }: { readonly python: string; readonly asked: string },
): Promise<Candidate | undefined> => {
	const candidates = await findCandidates(reader, { python, wanted: asked.split('+').slice(1) });
	for (const candidate of candidates) {
		const value = [candidate.value, ...candidate.alternatives].find((found) => nameDependencies(found) === asked);
		if (value !== undefined) return { ...candidate, ...detected(value, 'certain', [`chosen: ${asked}`]) };
	}
	return undefined;
};

/** The version that wheels are looked for: the one that is named, or else one that the project allows. */
const pythonForWheels = async (reader: ProjectReader): Promise<string> => {
	const { pythonVersion, requiresPython } = await detectPythonVersion(reader);
	const known = [defaultPython, ...pythonVersions.map(({ version }) => version)];
	const allowed = known.find((version) => requiresPython === undefined || allowsPython(requiresPython.value, version));
	return pythonVersion?.value ?? allowed ?? defaultPython;
};

/** What a build system reads from pyproject.toml is what the manager with a lock file for it reads too. */
const withoutTwice = (candidates: readonly Candidate[]): readonly Candidate[] => {
	const isManaged = candidates.some(({ value }) => ['uv', 'poetry', 'pdm'].includes(value.manager));
	return candidates.filter(({ value }) => !isManaged || value.manager !== 'setuptools');
};
