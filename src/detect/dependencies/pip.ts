import { detected } from '../../core/detected.ts';
import type { RequirementsLayout } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import type { DetectedDependencies } from './index.ts';
import { type RequirementsFile, readRequirementsFile } from './requirements-file.ts';

/** Names that production requirements have, the most telling first; the last ones are misspelt in the wild. */
const names = [
	'requirements/production.txt',
	'requirements/prod.txt',
	'requirements-prod.txt',
	'requirements-production.txt',
	'requirements_prod.txt',
	'requirements.txt',
	'requirements/requirements.txt',
	'requirements/base.txt',
	'requirements/common.txt',
	'requirements/main.txt',
	'requirement.txt',
	'requirments.txt',
	'requirements.pip',
	'deps.txt',
	'pip-requirements.txt',
];

/** Dependencies that pip installs from a requirements file. */
export const detectPip = async (reader: ProjectReader): Promise<DetectedDependencies | undefined> => {
	const present: string[] = [];
	for (const name of names) if (await reader.exists(name)) present.push(name);
	const [path] = present;
	if (path === undefined) return undefined;
	const file = await readRequirementsFile(reader, path);
	if (file === undefined) return undefined;
	const layout = await layoutOf(reader, path);
	const others = present.slice(1).filter((name) => !file.files.includes(name));
	const value = {
		manager: 'pip' as const,
		files: file.files,
		requirementsFile: path,
		layout,
		texts: await readTexts(reader, [path, inputOf(path)]),
		hashed: file.hashed,
		requirements: file.requirements,
		packages: [...new Set(file.requirements.map(({ name }) => name))],
		extras: [],
		groups: [],
		installsProject: false,
		sourceOnly: [],
	};
	const confidence = others.length === 0 ? 'certain' : 'likely';
	return { dependencies: detected(value, confidence, [`${path} is there`]), warnings: warningsOf(path, file) };
};

/** A file is locked from its .in file; without one, its versions are changed by hand, hashes or not. */
const layoutOf = async (reader: ProjectReader, path: string): Promise<RequirementsLayout> => {
	if (path.startsWith('requirements/') || /requirements[-_]prod/.test(path)) return 'split';
	return (await reader.exists(inputOf(path))) ? 'locked' : 'flat';
};

const inputOf = (path: string): string => path.replace(/\.txt$/, '.in');

const readTexts = async (
	reader: ProjectReader,
	paths: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
	const texts = await Promise.all(
		[...new Set(paths)].map(async (path) => [path, await reader.readText(path)] as const),
	);
	return Object.fromEntries(texts.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
};

const warningsOf = (
	path: string,
	{ indexes, localPaths, addresses, unreadable }: RequirementsFile,
): readonly string[] => [
	...indexes.map(
		(index) => `${path} names the package index ${index}; if it needs a password, hand it in as a build secret.`,
	),
	...localPaths.map((local) => `${path} installs ${local} from this project; it must be in the build context.`),
	...addresses.map(
		(address) => `${path} installs from ${address}, which needs the network and cannot be pinned by a hash.`,
	),
	...unreadable.map((place) => `${place} is no requirement that can be read.`),
];
