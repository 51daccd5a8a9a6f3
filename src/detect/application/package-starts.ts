import { findModule, moduleName } from '../locate.ts';
import { depthOf, folderOf, nameOf } from '../paths.ts';
import { lastName } from '../python/expression.ts';
import type { PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import type { Candidate } from './candidate.ts';
import { type ConsoleScript, consoleScripts } from './console-scripts.ts';

const roots = ['', 'src'];

/** What starts a project whose code shows no application: its console scripts, its package, or a script at its top. */
export const packageStarts = async (sources: Sources): Promise<readonly Candidate[]> => {
	const scripts = (await consoleScripts(sources)).filter(({ name }) => !task.test(name));
	const packages = sources.tree.files.filter(
		(path) => nameOf(path) === '__main__.py' && roots.includes(folderOf(folderOf(path))),
	);
	const targets = scripts.flatMap(({ module }) => roots.flatMap((root) => findModule(sources, root, module) ?? []));
	await sources.load([...packages, ...targets]);
	const found = [...scripts.flatMap((script) => startOf(sources, script)), ...packages.map(toStart)];
	const starts = found.filter(({ path }) => isStarted(sources.modules.get(path)));
	return starts.length > 0 ? starts : topScripts(sources);
};

/** Names that say that a script does one task and ends. */
const task =
	/(^|[-_.])(admin|build|check|clean\w*|clear|cli|create|db|dev|docs?|dump|export|format|generate|import|init|install|lint|load|manage|migrat\w+|seed|setup|sync|tests?|tools?|update|upgrade|utils?|version)($|[-_.])/i;

/** The package of a console script where that can be started, or else its module. */
export const startOf = (sources: Sources, { name, module, file }: ConsoleScript): readonly Start[] =>
	roots.flatMap((root) => {
		const path = findModule(sources, root, module);
		const started = path?.endsWith('.py') ? startedFile(sources, path) : undefined;
		if (started === undefined) return [];
		const start = toStart(started);
		const isNamed = start.application.args[1]?.split('.')[0] === name.replaceAll('-', '_');
		return [{ ...start, root, evidence: `${name} in ${file}`, score: isNamed ? 39 : start.score }];
	});

/** The __main__.py beside a module, the module itself where it can be started, or the __main__.py of a package around it. */
const startedFile = ({ paths, modules }: Sources, path: string): string | undefined => {
	const isScript = nameOf(path) !== '__init__.py' && modules.get(path)?.hasMain === true;
	const [near, ...around] = foldersOf(path).map((folder) => `${folder}/__main__.py`);
	return [near, isScript ? path : undefined, ...around].find((file) => file !== undefined && paths.has(file));
};

const foldersOf = (path: string): readonly string[] => {
	const folder = folderOf(path);
	return folder === '' ? [] : [folder, ...foldersOf(folder)];
};

type Start = Candidate & { readonly application: { readonly kind: 'command' } };

const toStart = (path: string): Start => {
	const root = path.startsWith('src/') ? 'src' : '';
	const isTop = folderOf(path) === root;
	const args = isTop ? [path] : ['-m', moduleName(path, root).replace(/\.__main__$/, '')];
	const application = { kind: 'command' as const, args };
	return { application, framework: 'script', speaks: 'own', path, root, evidence: path, score: 31 };
};

/** Something happens when it is started, and that is not Django's own command line. */
const isStarted = (module: PythonModule | undefined): boolean =>
	module !== undefined && (module.hasMain || nameOf(module.path) === '__main__.py') && !isManagement(module);

/** Python files at the top that are started, as no other file imports them. */
const topScripts = ({ modules }: Sources): readonly Candidate[] => {
	const imported = new Set([...modules.values()].flatMap(({ imports }) => imports.map(({ module }) => module)));
	return [...modules.values()]
		.filter((module) => depthOf(module.path) === 0 && isStarted(module))
		.map(({ path }) => ({ path, name: path.replace(/\.py$/, '') }))
		.filter(({ name }) => !task.test(name) && !imported.has(name))
		.map(({ path }) => toStart(path));
};

/** Django's own command line starts no service. */
export const isManagement = ({ calls }: PythonModule): boolean =>
	calls.some(({ call }) => lastName(call.callee) === 'execute_from_command_line');
