import { defaultPython, pythonVersions } from '../core/bases/python-versions.ts';
import { type Detected, detected } from '../core/detected.ts';
import { allowsPython } from '../core/pep440.ts';
import type { ProjectReader } from '../core/project-reader.ts';
import { dockerfileVersions } from './python-versions/dockerfile-versions.ts';
import type { Mention } from './python-versions/mention.ts';
import { requiredRange } from './python-versions/required-range.ts';
import { testedVersions } from './python-versions/tested-versions.ts';
import { versionFiles } from './python-versions/version-files.ts';

export interface DetectedPython {
	/** Major and minor, for example "3.13". */
	readonly pythonVersion?: Detected<string>;
	/** PEP 440 specifier, for example ">=3.11". */
	readonly requiresPython?: Detected<string>;
}

/** Finds the Python version that the project names, and the range that it allows. */
export const detectPythonVersion = async (reader: ProjectReader): Promise<DetectedPython> => {
	const [named, inDockerfiles, requiresPython] = await Promise.all([
		namedVersions(reader),
		dockerfileVersions(reader),
		requiredRange(reader),
	]);
	const pythonVersion =
		fromNamed([...named, ...inDockerfiles], requiresPython) ??
		fromRange(requiresPython) ??
		fromTested(await testedVersions(reader), requiresPython);
	return {
		...(pythonVersion === undefined ? {} : { pythonVersion }),
		...(requiresPython === undefined ? {} : { requiresPython }),
	};
};

const namedVersions = async (reader: ProjectReader): Promise<readonly Mention[]> => {
	const levels = (reader.location ?? '').split('/').filter((name) => name !== '').length;
	// The tools look for their file in the folders above too; the nearest one counts.
	for (let level = 0; level <= levels; level += 1) {
		const found = await versionsIn(reader, '../'.repeat(level));
		if (found.length > 0) return found;
	}
	return [];
};

const versionsIn = async (reader: ProjectReader, folder: string): Promise<readonly Mention[]> => {
	const files = folder === '' ? versionFiles : versionFiles.filter(({ isInherited }) => isInherited);
	const texts = await Promise.all(files.map(({ path }) => reader.readText(folder + path)));
	return files.flatMap(({ path, read }, index) => {
		const text = texts[index];
		return text === undefined ? [] : read(text, folder + path);
	});
};

const isAllowed = (range: Detected<string> | undefined, version: string): boolean =>
	range === undefined || allowsPython(range.value, version);

/** The most telling place wins; one that contradicts the project's own range comes last. */
const fromNamed = (mentions: readonly Mention[], range: Detected<string> | undefined): Detected<string> | undefined => {
	const sorted = [
		...mentions.filter(({ version }) => isAllowed(range, version)),
		...mentions.filter(({ version }) => !isAllowed(range, version)),
	];
	const [best] = sorted;
	if (best === undefined) return undefined;
	const others = sorted.filter(({ version }) => version !== best.version);
	const same = sorted.filter(({ version }) => version === best.version);
	const evidence = [...same.map((mention) => mention.evidence), ...others.map((mention) => `but ${mention.evidence}`)];
	const contradicts = range !== undefined && !isAllowed(range, best.version);
	if (contradicts) evidence.push(...range.evidence.map((text) => `but ${text}`));
	const alternatives = [...new Set(others.map(({ version }) => version))];
	return detected(best.version, others.length > 0 || contradicts ? 'unsure' : 'certain', evidence, alternatives);
};

/** A range that only one version lies in names that version. */
const fromRange = (range: Detected<string> | undefined): Detected<string> | undefined => {
	if (range === undefined) return undefined;
	const allowed = pythonVersions.map(({ version }) => version).filter((version) => isAllowed(range, version));
	const [only, ...others] = allowed;
	return only === undefined || others.length > 0 ? undefined : detected(only, 'certain', range.evidence);
};

/** Of several versions that a project is tested with, the one that every base image has comes first, then the newest. */
const fromTested = (
	mentions: readonly Mention[],
	range: Detected<string> | undefined,
): Detected<string> | undefined => {
	const allowed = mentions.filter(({ version }) => isAllowed(range, version));
	const known = [defaultPython, ...pythonVersions.map(({ version }) => version)];
	const versions = [...new Set(known)].filter((version) => allowed.some((mention) => mention.version === version));
	const [best, ...others] = versions;
	if (best === undefined) return undefined;
	const evidence = allowed.filter(({ version }) => version === best).map((mention) => mention.evidence);
	return detected(best, 'likely', evidence.slice(0, 3), others);
};
