import { evaluateMarker, type MarkerEnvironment } from '../../core/pep508/marker.ts';
import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { folderOf, joinPath, outerPath } from '../paths.ts';
import { type LogicalLine, logicalLines, type RequirementLine, readRequirementLine } from './requirement-line.ts';

/** What a requirements file and everything that it includes say. */
export interface RequirementsFile {
	/** The file itself first, then what it includes by -r and -c. */
	readonly files: readonly string[];
	readonly requirements: readonly Requirement[];
	/** Every requirement carries a hash. */
	readonly hashed: boolean;
	/** Paths of local packages and wheels, from `-e ./lib` and `./lib`; "" is the project itself. */
	readonly localPaths: readonly string[];
	/** Index addresses as written. */
	readonly indexes: readonly string[];
	/** URLs and version control addresses as written. */
	readonly addresses: readonly string[];
	readonly fromGit: readonly string[];
	/** Sentences on lines and files that cannot be read or reached. */
	readonly problems: readonly string[];
}

interface Reading {
	readonly reader: ProjectReader;
	readonly environment: MarkerEnvironment;
	readonly seen: Set<string>;
}

/** Undefined when the file is missing or no text. Files that include each other are read once. */
export const readRequirementsFile = async (
	reader: ProjectReader,
	path: string,
	environment: MarkerEnvironment = {},
): Promise<RequirementsFile | undefined> => readFile({ reader, environment, seen: new Set() }, path);

const readFile = async (reading: Reading, path: string): Promise<RequirementsFile | undefined> => {
	const text = await reading.reader.readText(path);
	reading.seen.add(path);
	if (text === undefined) return undefined;
	const lines = logicalLines(text).map((line) => ({ ...line, read: readRequirementLine(line.text) }));
	const parts = [readOwnLines(lines, path, reading.environment)];
	for (const { read, number } of lines) {
		if (read.kind === 'include' || read.kind === 'constrain') {
			parts.push(...(await readIncluded(reading, { read, from: path, number })));
		}
	}
	return merge(parts);
};

interface Inclusion {
	readonly read: Extract<RequirementLine, { readonly path: string }>;
	readonly from: string;
	readonly number: number;
}

const readIncluded = async (
	reading: Reading,
	{ read, from, number }: Inclusion,
): Promise<readonly RequirementsFile[]> => {
	const target = outerPath(joinPath(folderOf(from), read.path));
	if (reading.seen.has(target)) return [];
	const file = await readFile(reading, target);
	if (file === undefined)
		return [{ ...nothing, problems: [`${from} line ${number} reads ${read.path}, which is not there.`] }];
	// A constraints file limits versions; what it names is not installed for that.
	return [read.kind === 'constrain' ? { ...file, requirements: [], fromGit: [] } : file];
};

const nothing: RequirementsFile = {
	files: [],
	requirements: [],
	hashed: false,
	localPaths: [],
	indexes: [],
	addresses: [],
	fromGit: [],
	problems: [],
};

type ReadLine = LogicalLine & { readonly read: RequirementLine };

const readOwnLines = (lines: readonly ReadLine[], path: string, environment: MarkerEnvironment): RequirementsFile => {
	const folder = folderOf(path);
	const installed = lines.flatMap(({ read }) => (read.kind === 'requirement' || read.kind === 'address' ? [read] : []));
	return {
		files: [path],
		requirements: lines.flatMap((line) => toRequirements(line, path, environment)),
		hashed: installed.length > 0 && installed.every((line) => line.hashed),
		localPaths: lines.flatMap(({ read }) => (read.kind === 'local' ? (localPath(folder, read.path) ?? []) : [])),
		indexes: lines.flatMap(({ read }) => (read.kind === 'index' ? [read.address] : [])),
		addresses: installed.flatMap((read) => (read.kind === 'address' ? read.address : (read.parsed.url ?? []))),
		fromGit: installed.flatMap((read) => gitName(read) ?? []),
		problems: lines.flatMap(({ read, number }) => problemsOf(read, `${path} line ${number}`)),
	};
};

/** pip resolves a local path from the working directory, which is the root; a `./` in a subfolder's file mostly means that folder. */
const localPath = (folder: string, path: string): string | undefined =>
	path.startsWith('/') ? undefined : outerPath(path.startsWith('..') ? joinPath(folder, path) : path);

type Installed = Extract<RequirementLine, { readonly kind: 'requirement' | 'address' }>;

const gitName = (read: Installed): string | undefined => {
	const address = read.kind === 'address' ? read.address : (read.parsed.url ?? '');
	const name = read.kind === 'address' ? read.name : read.parsed.name;
	return /^git(?:\+|@|:)/.test(address) ? (name ?? address) : undefined;
};

const toRequirements = (
	{ read, number }: ReadLine,
	file: string,
	environment: MarkerEnvironment,
): readonly Requirement[] => {
	if (read.kind === 'address' && read.name !== undefined) {
		return [{ name: read.name, extras: [], specifier: '', file, line: number }];
	}
	if (read.kind !== 'requirement') return [];
	const { name, extras, specifier, marker } = read.parsed;
	if (marker !== undefined && evaluateMarker(marker, environment) === false) return [];
	return [{ name, extras, specifier, file, line: number }];
};

const problemsOf = (read: RequirementLine, place: string): readonly string[] => {
	if (read.kind === 'unreadable') return [`${place} is no requirement that can be read.`];
	const isElsewhere =
		(read.kind === 'local' && read.path.startsWith('/')) ||
		(read.kind === 'requirement' && read.parsed.url?.startsWith('file:') === true);
	return isElsewhere ? [`${place} installs from a path of one computer, which a build does not have.`] : [];
};

const merge = (parts: readonly RequirementsFile[]): RequirementsFile => {
	const withRequirements = parts.filter(({ requirements }) => requirements.length > 0);
	return {
		files: [...new Set(parts.flatMap(({ files }) => files))],
		requirements: parts.flatMap(({ requirements }) => requirements),
		hashed: withRequirements.length > 0 && withRequirements.every(({ hashed }) => hashed),
		localPaths: [...new Set(parts.flatMap(({ localPaths }) => localPaths))],
		indexes: parts.flatMap(({ indexes }) => indexes),
		addresses: parts.flatMap(({ addresses }) => addresses),
		fromGit: parts.flatMap(({ fromGit }) => fromGit),
		problems: parts.flatMap(({ problems }) => problems),
	};
};
