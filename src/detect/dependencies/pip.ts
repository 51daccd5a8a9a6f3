import { type Confidence, detected } from '../../core/detected.ts';
import { linuxEnvironment } from '../../core/pep508/marker.ts';
import type { Dependencies, RequirementsLayout } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import type { Candidate, DetectContext } from './candidate.ts';
import { indexWarnings } from './indexes.ts';
import { presentFiles } from './pyproject.ts';
import { type RequirementsFile, readRequirementsFile } from './requirements-file.ts';
import { findRequirementsFiles, type RequirementsName } from './requirements-names.ts';

interface ReadName extends RequirementsName {
	readonly file: RequirementsFile;
}

/** Dependencies that pip installs from a requirements file. */
export const detectPip = async (reader: ProjectReader, { python }: DetectContext): Promise<Candidate | undefined> => {
	const names = await findRequirementsFiles(reader);
	const environment = linuxEnvironment(python);
	const read = await Promise.all(
		names.map(async (name) => ({ ...name, file: await readRequirementsFile(reader, name.path, environment) })),
	);
	const readable = read.filter((entry): entry is ReadName => entry.file !== undefined);
	const [best, ...others] = orderByContent(readable);
	if (best === undefined) return undefined;
	const toValue = (entry: ReadName) => toDependencies(reader, entry);
	const { confidence, rivals } = judge(best, others);
	return {
		...detected(
			await toValue(best),
			confidence,
			[`${best.path} is there`, ...rivals.map(({ path }) => `but ${path} is there too`)],
			await Promise.all(rivals.map(toValue)),
		),
		versions: pinnedVersions(best.file),
		warnings: warningsOf(best),
	};
};

/** An empty file, and one that only says what another holds too, gives way to that other. */
const orderByContent = (entries: readonly ReadName[]): readonly ReadName[] => {
	const isEmpty = ({ file }: ReadName) => file.requirements.length === 0 && file.localPaths.length === 0;
	const full = entries.filter((entry) => !isEmpty(entry));
	return full.length === 0 ? entries.slice(0, 1) : full;
};

/** What the best file does not hold, though its name is as good, makes the choice unsure. */
const judge = (
	best: ReadName,
	others: readonly ReadName[],
): { readonly confidence: Confidence; readonly rivals: readonly ReadName[] } => {
	const names = new Set(best.file.requirements.map(({ name }) => name));
	const holds = ({ file }: ReadName) => file.requirements.every(({ name }) => names.has(name));
	const missing = others.filter((entry) => !best.file.files.includes(entry.path) && !holds(entry));
	const rivals = missing.filter(({ purpose }) =>
		best.purpose === 'production' ? purpose === 'main' || purpose === 'production' : purpose === best.purpose,
	);
	if (rivals.length > 0) return { confidence: 'unsure', rivals };
	return { confidence: best.purpose === 'other' || missing.length > 0 ? 'likely' : 'certain', rivals };
};

const toDependencies = async (reader: ProjectReader, { path, purpose, file }: ReadName): Promise<Dependencies> => {
	const installsProject = file.localPaths.includes('');
	const own = installsProject ? await presentFiles(reader, ['pyproject.toml', 'setup.py', 'setup.cfg']) : [];
	const local = file.localPaths.filter((local) => local !== '');
	const isArchive = (name: string) => /\.(?:whl|tar\.gz|zip)$/.test(name);
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

// These have no wheel and no source that installs on Linux.
const notForLinux =
	/^(?:pywin32|pypiwin32|pywinpty|windows-curses|wmi|comtypes|pyobjc(?:-.*)?|pywinauto|win32-setctime-ext)$/;

const warningsOf = ({ path, file }: ReadName): readonly string[] => [
	...indexWarnings(path, file.indexes),
	...file.localPaths
		.filter((local) => local !== '')
		.map((local) => `${path} installs ${local} from this project; it must be in the build context.`),
	...file.addresses
		.filter((address) => !address.startsWith('file:'))
		.map(
			(address) =>
				`${path} installs from ${address.replace(/\/\/[^/@]*@/, '//')}, which needs the network and cannot be pinned by a hash.`,
		),
	...file.problems,
	...file.requirements.flatMap(({ name, file: from, line }) => {
		if (name === 'pkg-resources')
			return [`${from} line ${line} names pkg-resources, which is no package; take the line out.`];
		return notForLinux.test(name)
			? [`${from} line ${line} names ${name}, which does not install on Linux; add "; sys_platform == 'win32'" to it.`]
			: [];
	}),
];
