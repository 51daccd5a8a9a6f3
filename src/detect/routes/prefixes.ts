import { resolveName } from '../locate.ts';
import {
	argument,
	type CallExpression,
	dottedName,
	type Expression,
	lastName,
	stringValue,
} from '../python/expression.ts';
import type { PythonModule } from '../python/python-module.ts';
import { qualify } from '../python/qualify.ts';
import type { Sources } from '../sources.ts';

/** What stands before the routes of a blueprint or router. */
export interface Prefix {
	readonly text: string;
	/** A part of it is only known when the program runs. */
	readonly isPartial: boolean;
}

export const noPrefix: Prefix = { text: '', isPartial: false };

export const joinPrefixes = (...prefixes: readonly Prefix[]): Prefix => ({
	text: prefixes.map(({ text }) => text).join(''),
	isPartial: prefixes.some(({ isPartial }) => isPartial),
});

interface Registration {
	/** "path:name" of the object that the routes are added to. */
	readonly parent: string | undefined;
	readonly prefix: Prefix;
}

/** Finds the whole prefix of a router by the path of its module and its name. */
export type PrefixFinder = (path: string, name: string) => Prefix;

/** Blueprints and routers have a prefix of their own, one of each place that registers them, and that of its owner. */
export const prefixFinder = (sources: Sources): PrefixFinder => {
	const own = ownPrefixes(sources);
	const registered = registrations(sources);
	const find = (key: string, depth: number): Prefix => {
		const outer = registered.get(key);
		const above = outer?.parent === undefined || depth === 0 ? noPrefix : find(outer.parent, depth - 1);
		return joinPrefixes(above, outer?.prefix ?? noPrefix, own.get(key) ?? noPrefix);
	};
	return (path, name) => find(`${path}:${name}`, deepest);
};

const deepest = 5;

const ownPrefixes = (sources: Sources): ReadonlyMap<string, Prefix> => {
	const found = new Map<string, Prefix>();
	for (const module of sources.modules.values()) {
		for (const { target, value } of module.assignments) {
			const isRouter = value.kind === 'call' && /(Blueprint|Router|Namespace|Group)$/.test(lastName(value.callee));
			if (isRouter) found.set(`${module.path}:${target}`, prefixArgument(sources, value));
		}
	}
	return found;
};

const prefixArgument = (sources: Sources, call: CallExpression): Prefix => {
	const value = argument(call, 'url_prefix') ?? argument(call, 'prefix') ?? argument(call, 'path');
	if (value === undefined || (value.kind === 'constant' && value.value === 'None')) return noPrefix;
	const text = stringValue(value) ?? constantText(sources, value);
	return text === undefined ? { text: '', isPartial: true } : { text: text.replace(/\/$/, ''), isPartial: false };
};

/** `settings.API_V1_STR`, where the project assigns that name one text only. */
const constantText = ({ modules }: Sources, value: Expression): string | undefined => {
	const name = dottedName(value).split('.').at(-1);
	if (!name) return undefined;
	const values = [...modules.values()]
		.flatMap(({ assignments }) => assignments)
		.filter(({ target }) => target === name)
		.map((assignment) => stringValue(assignment.value));
	return new Set(values).size === 1 ? values[0] : undefined;
};

const registrations = (sources: Sources): ReadonlyMap<string, Registration> => {
	const found = new Map<string, Registration>();
	for (const module of sources.modules.values()) {
		for (const { call } of module.calls) {
			if (!/^(register_blueprint|include_router|blueprint|add_router)$/.test(lastName(call.callee))) continue;
			const key = homeOf(sources, { module, name: dottedName(call.args.find(({ kind }) => kind === 'name')) });
			const owner = dottedName(call.callee).split('.').slice(0, -1).join('.');
			const parent = homeOf(sources, { module, name: owner });
			if (key !== undefined && key !== parent) found.set(key, { parent, prefix: prefixArgument(sources, call) });
		}
	}
	return found;
};

interface Named {
	readonly module: PythonModule;
	/** As the module calls it. */
	readonly name: string;
}

/** "path:name" of an object, followed to the module that defines it. */
const homeOf = (sources: Sources, { module, name }: Named, depth = 3): string | undefined => {
	if (name === '') return undefined;
	if (module.assignments.some(({ target }) => target === name)) return `${module.path}:${name}`;
	const home = resolveName(sources, module.path, qualify(module, name));
	const next = home && sources.modules.get(home.path);
	if (home && next && depth > 0 && !next.assignments.some(({ target }) => target === home.name)) {
		return homeOf(sources, { module: next, name: home.name }, depth - 1) ?? `${home.path}:${home.name}`;
	}
	return home && `${home.path}:${home.name}`;
};
