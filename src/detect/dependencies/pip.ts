import { detected } from '../../core/detected.ts';
import { linuxEnvironment } from '../../core/pep508/marker.ts';
import type { Dependencies, RequirementsLayout } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import type { Candidate, DetectContext } from './candidate.ts';
import { chooseRequirements, type ReadName } from './choose-requirements.ts';
import { readLocalNames } from './local-names.ts';
import { pipWarnings } from './pip-warnings.ts';
import { presentFiles } from './pyproject.ts';
import { type RequirementsFile, readRequirementsFile } from './requirements-file.ts';
import { findRequirementsFiles } from './requirements-names.ts';
import { installedFiles } from './used-manager.ts';

/** Dependencies that pip installs from a requirements file. */
export const detectPip = async (reader: ProjectReader, { python }: DetectContext): Promise<Candidate | undefined> => {
	const atRoot = await findRequirementsFiles(reader);
	const names = atRoot.length > 0 ? atRoot : await findRequirementsFiles(reader, 'src');
	const environment = linuxEnvironment(python);
	const read = await Promise.all(
		names.map(async (name) => ({ ...name, file: await readRequirementsFile(reader, name.path, environment) })),
	);
	const [unread] = read;
	const readable = read.filter((entry): entry is ReadName => entry.file !== undefined);
	if (readable.length === 0) return unread === undefined ? undefined : unreadableCandidate(unread.path);
	const { best, confidence, evidence, rivals } = chooseRequirements(readable, await installedFiles(reader));
	const toValue = (entry: ReadName) => toDependencies(reader, entry);
	return {
		...detected(await toValue(best), confidence, evidence, await Promise.all(rivals.map(toValue))),
		versions: pinnedVersions(best.file),
		indexes: best.file.indexes,
		warnings: [...(await pipWarnings(reader, best)), ...splitWarnings(best, rivals)],
	};
};

const unreadableCandidate = (path: string): Candidate => {
	const value: Dependencies = {
		manager: 'pip',
		files: [path],
		requirementsFile: path,
		layout: 'flat',
		hashed: false,
		requirements: [],
		packages: [],
		extras: [],
		groups: [],
		installsProject: false,
		sourceOnly: [],
	};
	const warning = `${path} is no UTF-8 text, so what it names is not known; save it as UTF-8.`;
	return { ...detected(value, 'unsure', [`${path} is there`]), versions: {}, warnings: [warning] };
};

const toDependencies = async (reader: ProjectReader, { path, purpose, file }: ReadName): Promise<Dependencies> => {
	const installsProject = file.localPaths.includes('');
	const own = installsProject ? await presentFiles(reader, ['pyproject.toml', 'setup.py', 'setup.cfg']) : [];
	const local = await presentFiles(
		reader,
		file.localPaths.filter((local) => local !== ''),
	);
	const isArchive = (name: string) => /\.(?:whl|tar\.gz|zip)$/.test(name);
	const folders = file.localPaths.filter((local) => !isArchive(local));
	const localNames = folders.length === 0 ? undefined : await readLocalNames(reader, folders);
	return {
		manager: 'pip',
		files: [...file.files, ...own, ...local.map((name) => (isArchive(name) ? name : `${name}/`))],
		requirementsFile: path,
		layout: await layoutOf(reader, { path, purpose, file }),
		texts: await readTexts(reader, [path, inputOf(path)]),
		hashed: file.hashed && file.localPaths.length === 0,
		requirements: file.requirements,
		packages: [...new Set(file.requirements.map(({ name }) => name))],
		extras: [],
		groups: [],
		installsProject,
		sourceOnly: [],
		fromGit: file.fromGit,
		...(localNames === undefined ? {} : { localNames }),
	};
};

/** A file is locked from its .in file; without one, its versions are changed by hand, hashes or not. */
const layoutOf = async (reader: ProjectReader, { path, purpose, file }: ReadName): Promise<RequirementsLayout> => {
	if (await reader.exists(inputOf(path))) return 'locked';
	return purpose === 'production' || path.includes('/') || file.files.length > 1 ? 'split' : 'flat';
};

const inputOf = (path: string): string => path.replace(/\.(?:txt|pip)$/, '.in');

const readTexts = async (
	reader: ProjectReader,
	paths: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
	const texts = await Promise.all(
		[...new Set(paths)].map(async (path) => [path, await reader.readText(path)] as const),
	);
	return Object.fromEntries(texts.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
};

const pinnedVersions = ({ requirements }: RequirementsFile): Readonly<Record<string, string>> =>
	Object.fromEntries(
		requirements.flatMap(({ name, specifier }) => {
			const [, version] = /^===?([^,*]+)$/.exec(specifier) ?? [];
			return version === undefined ? [] : [[name, version] as const];
		}),
	);

/** Two files of which neither holds the other are no use to an installer that is given one. */
const splitWarnings = (best: ReadName, rivals: readonly ReadName[]): readonly string[] =>
	rivals.map(
		({ path }) =>
			`${best.path} and ${path} each name what the other lacks; if both are needed, let one include the other by "-r".`,
	);
