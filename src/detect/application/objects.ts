import { chooseRoot, moduleName } from '../locate.ts';
import { depthOf, nameOf } from '../paths.ts';
import { dottedName, lastName } from '../python/expression.ts';
import type { Assignment, PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import { aiohttpFactory } from './aiohttp-factory.ts';
import { whatFunctionReturns, whatImportIs, whatValueIs } from './builders.ts';
import type { Candidate } from './candidate.ts';
import type { Constructor } from './constructors.ts';
import { namesDjangoSettings, settingsRoot } from './django.ts';
import { evidenceOf } from './evidence.ts';
import { mountedNames } from './mounted.ts';

const followedImports = 3;

/** Every application that a module assigns or that one of its functions returns. */
export const objectCandidates = (sources: Sources, module: PythonModule): readonly Candidate[] => {
	if (isForMigrations(module)) return [];
	const instances = instanceCandidates(sources, module);
	return [...instances, ...factoryCandidates(sources, module, instances.length > 0)];
};

/** Alembic's env.py makes the application to reach its database, and runs under Alembic only. */
const isForMigrations = ({ imports }: PythonModule): boolean =>
	imports.some(({ module, name }) => module === 'alembic' && name === 'context');

const instanceCandidates = (sources: Sources, module: PythonModule): readonly Candidate[] => {
	const lookup = { sources, module, depth: followedImports };
	const made = new Map<string, Constructor>();
	const found = new Map<string, Candidate>();
	const mounted = mountedNames(module);
	for (const assignment of module.assignments) {
		const { target, value, scope } = assignment;
		if (scope.kind !== 'module' || scope.className !== undefined || !/^\w+$/.test(target)) continue;
		const [first = ''] = dottedName(value).split('.');
		const imported = first === '' || made.has(first) ? undefined : whatImportIs(first, lookup);
		if (imported) made.set(first, imported);
		const what = whatValueIs(value, lookup) ?? derivedFrom(assignment, made) ?? byConvention(module, assignment);
		if (!what) continue;
		made.set(target, what);
		if (what.speaks === 'own') continue;
		const isTask = isForTask(module, assignment);
		const isUnready = configures(module, target) !== undefined;
		const score =
			scoreInstance(module.path, target) - (mounted.has(target) ? 45 : 0) - (isTask ? 60 : 0) - (isUnready ? 45 : 0);
		const candidate = toCandidate(sources, module, { assignment, what, attribute: target, factory: false, score });
		const isMade = value.kind === 'call' && !isTask;
		found.set(target, isMade ? { ...candidate, madeBy: lastName(value.callee) } : candidate);
	}
	return [...found.values()];
};

/** The factory that finishes an object of its module and returns it, where the module does not call it itself. */
const configures = ({ functions, returns, calls }: PythonModule, target: string): string | undefined =>
	functions.find(({ name, scope }) => {
		if (scope.kind !== 'module' || !/^(create|make|build|init|\w+_app)(_(\w*_)?app(lication)?)?$/.test(name))
			return false;
		const isReturned = returns.some((found) => found.scope.functionName === name && dottedName(found.value) === target);
		const steps = calls.filter(({ scope: place }) => place.functionName === name);
		return isReturned && steps.length > 2 && !calls.some(({ call }) => dottedName(call.callee) === name);
	})?.name;

/** A script that makes the application only to work with its database, `with app.app_context(): …`. */
const isForTask = ({ path, calls }: PythonModule, { target, value }: Assignment): boolean => {
	const isBuilt = value.kind === 'call' && /^[a-z]/.test(lastName(value.callee));
	const isNamed = isEntryFile(nameOf(path)) || /^(wsgi|asgi)/.test(nameOf(path));
	const called = new Set(calls.map(({ call }) => dottedName(call.callee)));
	return isBuilt && !isNamed && called.has(`${target}.app_context`) && !called.has(`${target}.run`);
};

/** `server = app.server`, `application = app` and `app = ProxyFix(app)` hold an application as well. */
const derivedFrom = ({ value }: Assignment, made: ReadonlyMap<string, Constructor>): Constructor | undefined => {
	if (value.kind === 'call') {
		const wrapped = [...value.args, ...value.keywords.values()].map(dottedName).find((name) => made.has(name));
		const inner = wrapped === undefined ? undefined : made.get(wrapped);
		return inner && inner.speaks !== 'own' && isWrapper(dottedName(value.callee))
			? { ...inner, speaks: /ASGIApp$|WsgiToAsgi$/.test(dottedName(value.callee)) ? 'asgi' : inner.speaks }
			: undefined;
	}
	const [first = '', member, more] = dottedName(value).split('.');
	const inner = made.get(first);
	if (!inner || more !== undefined) return undefined;
	if (inner.framework === 'dash' && member === 'server') return { framework: 'dash', speaks: 'wsgi' };
	return member === undefined || ['app', 'wsgi_app', 'wsgi', 'asgi'].includes(member) ? inner : undefined;
};

const isWrapper = (callee: string): boolean =>
	/(Middleware|ASGIApp|WSGIApp|WsgiToAsgi|ProxyFix|WhiteNoise|Cling|Sentry|OpenTelemetry|CORS|WsgiApplication)\w*$/.test(
		callee,
	) && !/^CORS$/.test(callee);

/** `application = …` in wsgi.py or asgi.py is the application, however it is made. */
const byConvention = (module: PythonModule, { target, value }: Assignment): Constructor | undefined => {
	const speaks = /(^|\/)(wsgi|asgi)(\/__init__)?\.py$/.exec(module.path)?.[2];
	if ((speaks !== 'wsgi' && speaks !== 'asgi') || !/^(app|application)$/.test(target) || value.kind !== 'call')
		return undefined;
	return { framework: namesDjangoSettings(module) ? 'django' : speaks, speaks };
};

interface Found {
	readonly assignment: { readonly line: number; readonly source: string };
	readonly what: Constructor;
	readonly attribute: string;
	readonly factory: boolean;
	readonly score: number;
}

const toCandidate = (sources: Sources, module: PythonModule, found: Found): Candidate => {
	const { assignment, what, attribute, factory, score } = found;
	const root = settingsRoot(sources, module) ?? chooseRoot(sources, module.path);
	return {
		application: { kind: 'object', module: moduleName(module.path, root), attribute, factory },
		framework: what.framework,
		speaks: what.speaks,
		path: module.path,
		root,
		evidence: evidenceOf(assignment.source, module.path, assignment.line),
		score,
	};
};

const isEntryFile = (file: string): boolean => /^(app|main|application|server|api|run|index|__init__)\.py$/.test(file);

const scoreInstance = (path: string, attribute: string): number => {
	const file = nameOf(path);
	let score = 60 - depthOf(path) * 4;
	if (/^(wsgi|asgi)(_\w+)?\.py$/.test(file)) score += 35;
	else if (isEntryFile(file)) score += 15;
	else if (/^(tasks|celery\w*|worker|cli|shell|manage)\.py$/.test(file)) score -= 25;
	if (/^(app|application)$/.test(attribute)) score += 10;
	else if (/^_/.test(attribute)) score -= 25;
	return score;
};

/** What a factory returns that finishes an object of its module. */
const finished = (name: string, lookup: Parameters<typeof whatValueIs>[1]): Constructor | undefined => {
	const made = lookup.module.assignments.find(
		({ target, scope }) => scope.kind === 'module' && configures(lookup.module, target) === name,
	);
	return made && whatValueIs(made.value, lookup);
};

const factoryCandidates = (sources: Sources, module: PythonModule, hasInstance: boolean): readonly Candidate[] =>
	module.functions
		.filter(({ scope, name }) => scope.kind === 'module' && !scope.className && !name.startsWith('test'))
		.flatMap((found) => {
			const lookup = { sources, module, depth: followedImports };
			const what = whatFunctionReturns(found.name, lookup) ?? finished(found.name, lookup);
			if (what?.framework === 'aiohttp') return aiohttpFactory(sources, module, found);
			if (!what || what.speaks === 'own') return [];
			const conventional = /^(create|make|build|get|init)_?(\w*_)?(app|application|api|server|asgi|wsgi)\w*$/.test(
				found.name,
			);
			const score =
				40 -
				depthOf(module.path) * 3 +
				(conventional ? 15 : 0) +
				((conventional || found.required === 0) && isEntryFile(nameOf(module.path)) ? 15 : 0) -
				(found.required > 0 ? 40 : 0) -
				(found.name.startsWith('_') ? 15 : 0) -
				(hasInstance ? 15 : 0);
			const source = `def ${found.name}(${found.parameters.join(', ')})`;
			return [
				toCandidate(sources, module, {
					assignment: { line: found.line, source },
					what,
					attribute: found.name,
					factory: true,
					score,
				}),
			];
		});
