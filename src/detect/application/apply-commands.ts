import type { Application } from '../../core/project-facts.ts';
import { isWorkerCommand } from '../../core/worker.ts';
import type { StartCommand } from '../commands/start-command.ts';
import { chooseRoot, findModule } from '../locate.ts';
import { joinPath } from '../paths.ts';
import type { PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import { whatImportIs } from './builders.ts';
import type { Candidate, Speaks } from './candidate.ts';
import type { Constructor } from './constructors.ts';
import { settingsNamedIn } from './django.ts';
import { isManagement } from './package-starts.ts';

/** Raises what the project's own commands start, and adds what the code alone did not show. */
export const applyCommands = (
	sources: Sources,
	candidates: readonly Candidate[],
	commands: readonly StartCommand[],
): readonly Candidate[] => {
	// A command line of its own starts a Django project for development only, or with a server inside.
	const isDjango = candidates.some(({ framework }) => framework === 'django');
	const answers = candidates.some(({ framework, score }) => framework !== 'worker' && score >= 40);
	// A worker beside what answers requests runs in a container of its own: which one is meant is asked.
	const isAside = ({ framework }: Pick<Candidate, 'framework'>): boolean => framework === 'worker' && answers;
	const added = commands.flatMap((command) => {
		if (candidates.some((candidate) => matches(candidate, command))) return [];
		const found = fromCommand(sources, command);
		if (isDjango && found?.framework === 'script') return [];
		// A command for development alone says what starts, but hardly with which arguments.
		const score = (command.isDevelopment ? -15 : 50) + worth(command);
		return found ? [{ ...found, score: score - (isAside(found) ? 115 : 0) }] : [];
	});
	const lighter = commands.map((command) => ({ ...command, weight: command.weight - 100 }));
	const raised = candidates.flatMap((each) => raise(sources, each, isAside(each) ? lighter : commands));
	return [...raised, ...added].sort((a, b) => b.score - a.score);
};

const worth = ({ weight, isDevelopment }: StartCommand): number => (isDevelopment ? 30 : 100) + weight;

/** `python serve.py` starts the development server of an object that a server could be given. */
const runsItself = ({ application }: Candidate, { path }: StartCommand): boolean =>
	path?.endsWith('manage.py') === false && application.kind === 'object';

/** The candidate once for each command that starts it, and once for its place in the code. */
const raise = (sources: Sources, candidate: Candidate, commands: readonly StartCommand[]): readonly Candidate[] => {
	const matching = commands.filter((command) => matches(candidate, command));
	const [best] = matching;
	if (best === undefined) return [candidate];
	const named = withNamesOf(candidate, best, sources);
	const misfit = named.root === candidate.root ? undefined : misplaced(sources, candidate, named.root);
	if (misfit !== undefined) return [candidate, { ...candidate, evidence: `${best.evidence}, but ${misfit}` }];
	const score =
		Math.max(candidate.score, 0) +
		Math.max(...matching.map((command) => (runsItself(candidate, command) ? command.weight : worth(command))));
	return [...matching.map(({ evidence }) => evidence), candidate.evidence].map((evidence) => ({
		...named,
		score,
		evidence,
	}));
};

const matches = ({ application, path }: Candidate, command: StartCommand): boolean => {
	if (command.path !== undefined) return isPathOf(path, command);
	if (command.application?.kind !== 'object') return false;
	if (application.kind !== 'object' || command.application.attribute !== application.attribute) return false;
	const file = command.application.module.replaceAll('.', '/');
	return isEndOf(path, `${file}.py`) || isEndOf(path, `${file}/__init__.py`);
};

/** Commands run where the image puts the code, so a path matches by its end. */
const isEndOf = (path: string, end: string): boolean => path === end || path.endsWith(`/${end}`);

const isPathOf = (path: string, { path: named = '' }: StartCommand): boolean => {
	const end = named.replace(/^(\.|\/|~)*\/?/, '');
	return isEndOf(path, end) || (named.startsWith('/') && isEndOf(end, path));
};

/** The module as the command names it, and the folder that makes that name importable. */
const withNamesOf = (candidate: Candidate, { application }: StartCommand, sources: Sources): Candidate => {
	if (application?.kind !== 'object' || candidate.application.kind !== 'object') return candidate;
	const file = application.module.replaceAll('.', '/');
	const root = candidate.path
		.replace(/(\/__init__)?\.py$/, '')
		.slice(0, -file.length)
		.replace(/\/$/, '');
	const isFound = findModule(sources, root, application.module) === candidate.path;
	return isFound
		? { ...candidate, application: { ...candidate.application, module: application.module }, root }
		: candidate;
};

/** Why a module cannot be started from a folder: something of the project that it imports is not found from there. */
const misplaced = (sources: Sources, { path, root }: Candidate, otherRoot: string): string | undefined => {
	const module = sources.modules.get(path);
	if (module === undefined) return undefined;
	const imported = module.imports.flatMap(({ level, module: name }) => (level === 0 ? [name] : []));
	const lost = [settingsNamedIn(module) ?? '', ...imported].find(
		(name) => findModule(sources, root, name) !== undefined && findModule(sources, otherRoot, name) === undefined,
	);
	return lost === undefined ? undefined : `${lost}, which ${path} needs, is found from ${root || 'the project folder'}`;
};

/** What a command starts, where the project has it. */
export const fromCommand = (sources: Sources, command: StartCommand): Omit<Candidate, 'score'> | undefined => {
	const { application, evidence } = command;
	const found = application && locate(sources, application, command.folder);
	if (!application || !found || !isStart(sources.modules.get(found.path), application)) return undefined;
	return { application, ...whatIsStarted(sources, command, found.path), path: found.path, root: found.root, evidence };
};

/** What a module passes on from another one that makes it, or else what the command's server can call. */
const whatIsStarted = (sources: Sources, command: StartCommand, path: string): Constructor => {
	const { application } = command;
	const module = sources.modules.get(path);
	if (application?.kind === 'object' && module !== undefined) {
		const made = whatImportIs(application.attribute, { sources, module, depth: 3 });
		if (made !== undefined && made.speaks !== 'own') return made;
	}
	const speaks = speaksOf(command);
	if (speaks !== 'own') return { framework: speaks, speaks };
	return {
		framework: application?.kind === 'command' && isWorkerCommand(application.args) ? 'worker' : 'script',
		speaks,
	};
};

/** False for Django's command line, and for an object that the named module does not hold. */
const isStart = (module: PythonModule | undefined, application: Application): boolean => {
	if (module === undefined) return true;
	return application.kind === 'object' ? holds(module, application.attribute) : !isManagement(module);
};

const holds = ({ assignments, functions, classes, imports }: PythonModule, attribute: string): boolean =>
	[...assignments.map(({ target }) => target), ...[...functions, ...classes].map(({ name }) => name)].includes(
		attribute,
	) || imports.some(({ local, name }) => local === attribute || name === '*');

const speaksOf = ({ server, application, speaks }: StartCommand): Speaks => {
	if (speaks !== undefined) return speaks;
	if (application?.kind === 'command') return 'own';
	return server === undefined || server === 'gunicorn' || server === 'waitress' ? 'wsgi' : 'asgi';
};

/** The file behind the named module, below the command's folder or one of the usual ones. */
const locate = (
	sources: Sources,
	application: Application,
	folder = '',
): { readonly path: string; readonly root: string } | undefined => {
	const [script = ''] = application.kind === 'command' ? application.args : [];
	if (script.endsWith('.py') && sources.paths.has(script)) return { path: script, root: chooseRoot(sources, script) };
	const module = application.kind === 'object' ? application.module : moduleOfCommand(application.args);
	if (module === undefined) return undefined;
	// RQ learns from its queue what to call.
	const any = module === 'rq.cli' ? sources.tree.filesIn(folder).find((path) => path.endsWith('.py')) : undefined;
	if (any !== undefined) return { path: any, root: folder };
	for (const root of [folder, '', 'src', joinPath(folder, 'src')]) {
		const path = findModule(sources, root, module)?.replace(/\/__init__\.py$/, '');
		const main = `${path}/__main__.py`;
		if (application.kind === 'command' && sources.paths.has(main)) return { path: main, root };
		const file = path?.endsWith('.py') ? path : `${path}/__init__.py`;
		if (sources.paths.has(file)) return { path: file, root };
	}
	return undefined;
};

/** The Python files that a command names, which are worth parsing whatever they say. */
export const commandFiles = (sources: Sources, command: StartCommand): readonly string[] => {
	const found = command.application && locate(sources, command.application, command.folder);
	const named = sources.tree.files.filter((path) => command.path !== undefined && isPathOf(path, command)).slice(0, 2);
	return [...(found ? [found.path] : []), ...named];
};

const moduleOfCommand = (args: readonly string[]): string | undefined => {
	if (args[0] !== '-m') return undefined;
	if (args[1] === 'aiohttp.web') return args.at(-1)?.split(':')[0];
	const given = args.slice(2).find((arg) => /^[A-Za-z_]/.test(arg));
	if (args[1] === 'dramatiq') return given?.split(':')[0];
	if (args[1] === 'arq' || args[1] === 'huey.bin.huey_consumer') return given?.replace(/\.\w+$/, '');
	const at = args.findIndex((arg) => arg === '-A' || arg === '--app');
	return at === -1 ? args[1] : args[at + 1]?.split(':')[0];
};
