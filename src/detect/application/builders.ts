import { resolveModule, resolveName } from '../locate.ts';
import { type CallExpression, dottedName, type Expression, everyPart, lastName } from '../python/expression.ts';
import type { Assignment, PythonModule, Return } from '../python/python-module.ts';
import { qualify } from '../python/qualify.ts';
import type { Sources } from '../sources.ts';
import { type Constructor, findConstructor, wrappedSpeaks } from './constructors.ts';

interface Lookup {
	readonly sources: Sources;
	readonly module: PythonModule;
	/** How many more imports may be followed. */
	readonly depth: number;
}

/** What a call makes: a framework's own constructor, a class derived from one, or a function of the project that returns one. */
const whatCallMakes = (call: CallExpression, lookup: Lookup): Constructor | undefined => {
	const name = dottedName(call.callee);
	if (name === '') return call.callee.kind === 'member' ? whatValueIs(call.callee.of, lookup) : undefined;
	const qualified = qualify(lookup.module, name);
	const known =
		findConstructor(qualified) ?? constructorOfStarImport(lookup.module, qualified) ?? throughModule(lookup, qualified);
	if (known || lookup.depth <= 0) return known;
	const home = qualified === name ? homeOf(lookup, name) : findHome(lookup, qualified);
	if (!home) return undefined;
	const inner = { ...lookup, module: home.module, depth: lookup.depth - 1 };
	const defined = whatClassIs(home.name, inner) ?? whatFunctionReturns(home.name, inner);
	const isPassedOn = home.module !== lookup.module && home.module.imports.some(({ local }) => local === home.name);
	if (defined || !isPassedOn) return defined;
	return whatCallMakes({ ...call, callee: { kind: 'name', name: home.name } }, inner);
};

/** What an expression holds, wrappers such as `ProxyFix(app)` seen through. */
export const whatValueIs = (value: Expression, lookup: Lookup): Constructor | undefined => {
	if (value.kind === 'operation') return firstOf(value.operands, (operand) => whatValueIs(operand, lookup));
	if (value.kind !== 'call') return undefined;
	const made = whatCallMakes(value, lookup);
	if (made) return made;
	const inner = firstOf([...value.args, ...value.keywords.values()], (part) => whatValueIs(part, lookup));
	return inner && { ...inner, speaks: wrappedSpeaks(lastName(value.callee), inner.speaks) };
};

const firstOf = <T, R>(values: readonly T[], find: (value: T) => R | undefined): R | undefined => {
	for (const value of values) {
		const found = find(value);
		if (found !== undefined) return found;
	}
	return undefined;
};

/** `dash.Dash` where the module takes `dash` from another module of the project, which imports it. */
const throughModule = ({ sources, module }: Lookup, qualified: string): Constructor | undefined => {
	const [, origin = '', rest = ''] = /^(.+)\.(\w+\.\w+)$/.exec(qualified) ?? [];
	const path = origin === '' ? undefined : resolveModule(sources, module.path, origin);
	const home = path === undefined ? undefined : sources.modules.get(path);
	return home && findConstructor(qualify(home, rest));
};

const constructorOfStarImport = (module: PythonModule, name: string): Constructor | undefined =>
	firstOf(
		module.imports.filter((found) => found.name === '*'),
		(found) => findConstructor(`${found.module}.${name}`),
	);

/** What an imported name holds that another module of the project assigns, or passes on, `from app import app`. */
export const whatImportIs = (local: string, lookup: Lookup): Constructor | undefined => {
	const qualified = qualify(lookup.module, local);
	const home = lookup.depth <= 0 || qualified === local ? undefined : findHome(lookup, qualified);
	if (home === undefined) return undefined;
	const inner = { ...lookup, module: home.module, depth: lookup.depth - 1 };
	const made = home.module.assignments.find(({ target, scope }) => target === home.name && scope.kind === 'module');
	return made ? whatValueIs(made.value, inner) : whatImportIs(home.name, inner);
};

const findHome = ({ sources, module }: Lookup, qualified: string) => {
	const found = resolveName(sources, module.path, qualified);
	const home = found && sources.modules.get(found.path);
	return home && { module: home, name: found.name };
};

/** The module itself, or one of which it imports everything. */
const homeOf = ({ sources, module }: Lookup, name: string) => {
	const origins = module.imports
		.filter((found) => found.name === '*')
		.map(({ level, module: origin }) => '.'.repeat(level) + origin);
	const starred = origins.map((origin) => sources.modules.get(resolveModule(sources, module.path, origin) ?? ''));
	const home = [module, ...starred].find((found) => found?.functions.some((defined) => defined.name === name));
	return { module: home ?? module, name };
};

const whatClassIs = (name: string, lookup: Lookup): Constructor | undefined => {
	const found = lookup.module.classes.find((candidate) => candidate.name === name);
	if (!found) return undefined;
	return firstOf(found.bases, (base) => {
		const call: CallExpression = { kind: 'call', callee: base, args: [], keywords: new Map() };
		return whatCallMakes(call, lookup);
	});
};

interface Body {
	readonly assignments: Assignment[];
	readonly returns: Return[];
}

const bodies = new WeakMap<PythonModule, ReadonlyMap<string, Body>>();

/** Assignments and returns of a function, sorted once for all functions of the module. */
const bodyOf = (module: PythonModule, name: string): Body | undefined => {
	const known = bodies.get(module);
	if (known) return known.get(name);
	const sorted = new Map<string, Body>(module.functions.map((found) => [found.name, { assignments: [], returns: [] }]));
	for (const found of module.assignments) sorted.get(found.scope.functionName ?? '')?.assignments.push(found);
	for (const found of module.returns) sorted.get(found.scope.functionName ?? '')?.returns.push(found);
	bodies.set(module, sorted);
	return sorted.get(name);
};

/** What a function of the module returns, if that is an application which it makes itself. */
export const whatFunctionReturns = (name: string, lookup: Lookup): Constructor | undefined => {
	const { module } = lookup;
	const body = bodyOf(module, name);
	if (body === undefined) return undefined;
	const made = new Map<string, Constructor>();
	for (const { target, value } of body.assignments) {
		const what = whatValueIs(value, lookup) ?? made.get(wrappedName(value));
		if (what) made.set(target, what);
	}
	return firstOf(
		body.returns,
		({ value }) =>
			whatValueIs(value, lookup) ??
			firstOf(everyPart(value), (part) => made.get(dottedName(part)) ?? made.get(dottedName(part).split('.')[0] ?? '')),
	);
};

/** "app" of `ProxyFix(app)`, and "config" of `WhiteNoise(config.make_wsgi_app())`. */
const wrappedName = (value: Expression): string =>
	value.kind === 'call' ? (value.args.map(nameOfApplication).find((name) => name !== '') ?? '') : '';

const nameOfApplication = (value: Expression): string =>
	value.kind === 'call' ? (/^(\w+)\.make_wsgi_app$/.exec(dottedName(value.callee))?.[1] ?? '') : dottedName(value);
