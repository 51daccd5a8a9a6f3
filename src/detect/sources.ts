import type { ProjectReader } from '../core/project-reader.ts';
import { depthOf, folderOf, nameOf } from './paths.ts';
import { type ProjectTree, walkProject } from './project-tree.ts';
import { parseModule } from './python/parse-module.ts';
import type { PythonModule } from './python/python-module.ts';
import { isDevelopmentFile, isUnusedFolder } from './skipped-folders.ts';
import { tellingWords } from './telling-words.ts';

/** The project as detection sees it: names of files, and the Python files that matter, read and parsed once. */
export interface Sources {
	readonly reader: ProjectReader;
	readonly tree: ProjectTree;
	/** Every path of a file or of a folder. */
	readonly paths: ReadonlySet<string>;
	readonly modules: ReadonlyMap<string, PythonModule>;
	/** Reads and parses more files; gives those that exist, are small enough and fit into the budget. */
	readonly load: (paths: readonly string[]) => Promise<readonly PythonModule[]>;
	readonly readText: (path: string) => Promise<string | undefined>;
}

const limits = { filesRead: 220, filesParsed: 120, bytesParsed: 340_000, bytesOfOneFile: 180_000 };

/** How much the first look may parse; the rest of the budget is for what its files import. */
const firstLook = { files: 70, bytes: 190_000 };

const entryNames =
	/^(app|main|wsgi|asgi|application|server|run|api|web|manage|__main__|__init__|settings|config|factory|index|service|worker|celery|bot|start|serve|wsgi_app|urls|routes|views|health)\b.*\.py$/;

export const openSources = async (reader: ProjectReader): Promise<Sources> => {
	const tree = await walkProject(reader);
	const modules = new Map<string, PythonModule>();
	const tried = new Set<string>();
	const budget = { files: limits.filesParsed, bytes: limits.bytesParsed };

	const parse = (path: string, text: string): void => {
		if (budget.files <= 0 || text.length > limits.bytesOfOneFile || text.length > budget.bytes) return;
		budget.files -= 1;
		budget.bytes -= text.length;
		modules.set(path, parseModule(path, text));
	};

	const load: Sources['load'] = async (paths) => {
		const fresh = paths.filter((path) => !tried.has(path));
		for (const path of fresh) tried.add(path);
		const texts = await Promise.all(fresh.map((path) => reader.readText(path)));
		fresh.forEach((path, index) => {
			const text = texts[index];
			if (text !== undefined) parse(path, text);
		});
		return paths.flatMap((path) => modules.get(path) ?? []);
	};

	const candidates = likelyEntryFiles(tree);
	const texts = await Promise.all(candidates.map((path) => reader.readText(path)));
	const read = candidates.map((path, index) => ({ path, text: texts[index] ?? '' }));
	await load(chooseToParse(read));
	const paths = new Set([...tree.files, ...tree.folders]);
	return { reader, tree, paths, modules, load, readText: reader.readText };
};

interface ReadFile {
	readonly path: string;
	readonly text: string;
}

/** The files whose words say that they matter, the most telling first, as many as the first look may parse. */
const chooseToParse = (files: readonly ReadFile[]): readonly string[] => {
	const chosen = new Set<string>();
	const left = { files: 0, bytes: 0 };
	for (const { words, share } of tellingWords) {
		left.files += firstLook.files * share;
		left.bytes += firstLook.bytes * share;
		for (const { path, text } of files) {
			if (left.files < 1 || text.length > left.bytes || chosen.has(path)) continue;
			// What starts a service often lies at the top and names its own package only.
			if (depthOf(path) > 0 && !words.test(text)) continue;
			chosen.add(path);
			left.files -= 1;
			left.bytes -= text.length;
		}
	}
	return [...chosen];
};

/** Python files in the order in which they are likely to hold the application. */
const likelyEntryFiles = (tree: ProjectTree): readonly string[] =>
	tree.files
		.filter((path) => path.endsWith('.py') && isServiceFile(path))
		.map((path) => ({ path, rank: depthOf(path) * 2 - (entryNames.test(nameOf(path)) ? 5 : 0) }))
		.sort((a, b) => a.rank - b.rank)
		.slice(0, limits.filesRead)
		.map(({ path }) => path);

/** False for tests, examples, migrations and files that serve development only. */
const isServiceFile = (path: string): boolean =>
	!isDevelopmentFile(nameOf(path)) &&
	!folderOf(path)
		.split('/')
		.some(
			(folder) => isUnusedFolder(folder) || folder === 'migrations' || folder === 'versions' || folder === 'alembic',
		);
