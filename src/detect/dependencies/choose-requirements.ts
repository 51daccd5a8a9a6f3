import type { Confidence } from '../../core/detected.ts';
import { nameOf } from '../paths.ts';
import type { RequirementsFile } from './requirements-file.ts';
import { isForProduction, type RequirementsName } from './requirements-names.ts';
import type { InstalledFile } from './used-manager.ts';

export interface ReadName extends RequirementsName {
	readonly file: RequirementsFile;
}

interface RequirementsChoice {
	readonly best: ReadName;
	readonly confidence: Confidence;
	readonly evidence: readonly string[];
	/** Files that production may need as much. */
	readonly rivals: readonly ReadName[];
}

/** Chooses the file that production installs: what the project's Dockerfile installs, or else by name and content. */
export const chooseRequirements = (
	entries: readonly ReadName[],
	installed: readonly InstalledFile[],
): RequirementsChoice => {
	const used = installed.flatMap((file) => {
		const entry = entries.find(({ path }) => file.path === path || nameOf(file.path) === nameOf(path));
		return entry === undefined ? [] : [{ entry, file }];
	});
	const [first] = used;
	if (first !== undefined && used.every(({ entry }) => entry === first.entry)) {
		const evidence = [`${first.entry.path} is there`, first.file.evidence];
		return { best: first.entry, confidence: 'certain', evidence, rivals: [] };
	}
	return chooseByContent(entries);
};

const chooseByContent = (entries: readonly ReadName[]): RequirementsChoice => {
	const [best = entries[0], ...others] = orderByContent(entries);
	if (best === undefined) throw new TypeError('There is no requirements file to choose from.');
	const missing = others.filter((entry) => !best.file.files.includes(entry.path) && !holds(best, entry));
	const rivals = missing.filter(
		(entry) =>
			[best.purpose, 'production'].includes(entry.purpose) || (entry.purpose === 'main' && !holds(entry, best)),
	);
	const evidence = [`${best.path} is there`, ...rivals.map(({ path }) => `but ${path} is there too`)];
	if (rivals.length > 0) return { best, confidence: 'unsure', evidence, rivals };
	const isClear = best.purpose !== 'other' && missing.length === 0;
	return { best, confidence: isClear ? 'certain' : 'likely', evidence, rivals };
};

const holds = (best: ReadName, { file }: ReadName): boolean => {
	const names = new Set(best.file.requirements.map(({ name }) => name));
	return file.requirements.every(({ name }) => names.has(name));
};

const isConstraints = (path: string): boolean => /constraints?[-.]/.test(nameOf(path));

/** Empty files come last, before them those that only add a server to another file or bring the development tools too. */
const orderByContent = (entries: readonly ReadName[]): readonly ReadName[] => {
	const largest = Math.max(...entries.map(({ file }) => file.requirements.length));
	const isPart = ({ file, purpose }: ReadName) =>
		purpose === 'production' && file.files.length === 1 && file.requirements.length < largest / 2;
	const isForAll = ({ file }: ReadName) =>
		file.files.slice(1).some((path) => !isForProduction(path) && !isConstraints(path));
	const isEmpty = ({ file }: ReadName) => file.requirements.length === 0 && file.localPaths.length === 0;
	const weight = (entry: ReadName) => (isEmpty(entry) ? 2 : isPart(entry) || isForAll(entry) ? 1 : 0);
	return [...entries].sort((left, right) => weight(left) - weight(right));
};
