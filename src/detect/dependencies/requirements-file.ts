import { parseRequirement } from '../../core/pep508.ts';
import type { Requirement } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { folderOf, joinPath, normalisePath } from '../paths.ts';

/** What a requirements file and everything that it includes say. */
export interface RequirementsFile {
	/** The file itself first, then what it includes by -r and -c. */
	readonly files: readonly string[];
	readonly requirements: readonly Requirement[];
	/** Every requirement carries a hash. */
	readonly hashed: boolean;
	/** Folders of local packages, from `-e ./lib` and `./lib`. */
	readonly localPaths: readonly string[];
	/** Index addresses besides PyPI, without credentials. */
	readonly indexes: readonly string[];
	/** URLs and version control addresses. */
	readonly addresses: readonly string[];
	/** Lines that are neither a requirement nor an option, as "file line 3". */
	readonly unreadable: readonly string[];
}

interface Line {
	readonly text: string;
	readonly number: number;
}

/** Undefined when the file is missing. Files that include each other are read once. */
export const readRequirementsFile = async (
	reader: ProjectReader,
	path: string,
	seen: Set<string> = new Set(),
): Promise<RequirementsFile | undefined> => {
	const text = await reader.readText(path);
	if (text === undefined) return undefined;
	seen.add(path);
	const lines = logicalLines(text);
	const own = readOwnLines(lines, path);
	const included: RequirementsFile[] = [];
	for (const { text: line } of lines) {
		const target = includedPath(line, path);
		if (target === undefined || seen.has(target)) continue;
		const read = await readRequirementsFile(reader, target, seen);
		// A constraints file limits versions; what it names is not installed for that.
		if (read !== undefined) included.push(/^(-c|--constraint)/.test(line) ? { ...read, requirements: [] } : read);
	}

	return merge([own, ...included]);
};

/** Joins lines that end in a backslash and takes comments off; numbers count from 1. */
const logicalLines = (text: string): readonly Line[] => {
	const lines: Line[] = [];
	let pending: Line | undefined;
	text.split(/\r?\n/).forEach((raw, index) => {
		const continues = raw.trimEnd().endsWith('\\');
		const bare = (continues ? raw.trimEnd().slice(0, -1) : raw).replace(/(^|\s)#.*$/, '');
		pending = { text: `${pending?.text ?? ''} ${bare}`.trim(), number: pending?.number ?? index + 1 };
		if (continues) return;
		if (pending.text !== '') lines.push(pending);
		pending = undefined;
	});
	return pending === undefined ? lines : [...lines, pending];
};

const includedPath = (line: string, from: string): string | undefined => {
	const target = /^(?:-r|--requirement|-c|--constraint)[\s=]*(\S+)/.exec(line)?.[1];
	return target === undefined ? undefined : normalisePath(joinPath(folderOf(from), target));
};

const readOwnLines = (lines: readonly Line[], path: string): RequirementsFile => {
	const requirements: Requirement[] = [];
	const localPaths: string[] = [];
	const indexes: string[] = [];
	const addresses: string[] = [];
	const unreadable: string[] = [];
	let hashes = 0;
	for (const { text, number } of lines) {
		const index = /^(?:-i|--index-url|--extra-index-url|-f|--find-links)[\s=]+(\S+)/.exec(text)?.[1];
		const bare = text
			.replace(/^(-e|--editable)[\s=]+/, '')
			.replace(/\s--[a-z-]+[= ].*$/, '')
			.trim();
		if (index !== undefined) indexes.push(index.replace(/\/\/[^/@]*@/, '//'));
		else if (text.startsWith('-') && bare === text) continue;
		else if (/^(\.{1,2}(\/|$|\[)|file:)/.test(bare)) localPaths.push(bare.replace(/\[.*$/, ''));
		else if (/^[a-z+]+:\/\//.test(bare)) addresses.push(bare);
		else {
			const found = parseRequirement(bare);
			if (found === undefined) unreadable.push(`${path} line ${number}`);
			else
				requirements.push({
					name: found.name,
					extras: found.extras,
					specifier: found.specifier,
					file: path,
					line: number,
				});
			if (text.includes('--hash=')) hashes += 1;
		}
	}

	const hashed = requirements.length > 0 && hashes === requirements.length;
	return { files: [path], requirements, hashed, localPaths, indexes, addresses, unreadable };
};

const merge = (parts: readonly RequirementsFile[]): RequirementsFile => {
	const withRequirements = parts.filter(({ requirements }) => requirements.length > 0);
	return {
		files: [...new Set(parts.flatMap(({ files }) => files))],
		requirements: parts.flatMap(({ requirements }) => requirements),
		hashed: withRequirements.length > 0 && withRequirements.every(({ hashed }) => hashed),
		localPaths: parts.flatMap(({ localPaths }) => localPaths),
		indexes: parts.flatMap(({ indexes }) => indexes),
		addresses: parts.flatMap(({ addresses }) => addresses),
		unreadable: parts.flatMap(({ unreadable }) => unreadable),
	};
};
