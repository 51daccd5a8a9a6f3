import { resolveModule, resolveName } from './locate.ts';
import { argument, type CallExpression, dottedName, lastName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';
import { qualify } from './python/qualify.ts';
import type { Sources } from './sources.ts';

/** A route that answers GET requests, with every prefix that could be read. */
export interface Route {
	readonly path: string;
	readonly evidence: string;
	/** A prefix is only known when the program runs, so the path may be longer. */
	readonly isPartial: boolean;
}

/** Where routes of an object end up: `prefix` of its constructor, and of each place that includes it. */
interface Prefix {
	readonly text: string;
	readonly isPartial: boolean;
}

const none: Prefix = { text: '', isPartial: false };

/** The literal routes of the code: decorators, add_url_rule and the like, route objects, and Django's urlpatterns. */
export const findRoutes = (sources: Sources): readonly Route[] => {
	const prefixes = collectPrefixes(sources);
	return [...sources.modules.values()].flatMap((module) => [
		...module.calls.flatMap(({ call, line }) => routeOf(call, { module, line, prefixes })),
		...djangoRoutes(sources, module),
	]);
};

interface RouteContext {
	readonly module: PythonModule;
	readonly line: number;
	readonly prefixes: ReadonlyMap<string, Prefix>;
}

const getters =
	/^(get|route|head|api_route|add_url_rule|add_route|add_get|add_api_route|Route|APIRoute|Rule|url|add_api|probe)$/;

const routeOf = (call: CallExpression, { module, line, prefixes }: RouteContext): readonly Route[] => {
	const method = lastName(call.callee);
	const text = stringValue(
		call.args.find(({ kind }) => kind === 'string') ?? argument(call, 'path') ?? argument(call, 'rule'),
	);
	if (!getters.test(method) || text === undefined || !text.startsWith('/')) return [];
	const methods = argument(call, 'methods');
	if (methods?.kind === 'list' && !methods.items.some((item) => /^GET$/i.test(stringValue(item) ?? ''))) return [];
	const owner = dottedName(call.callee).split('.').slice(0, -1).join('.');
	const prefix = prefixes.get(`${module.path}:${owner}`) ?? none;
	return [
		{
			path: prefix.text + text,
			evidence: `${method}("${text}") in ${module.path} line ${line}`,
			isPartial: prefix.isPartial,
		},
	];
};

const prefixArgument = (call: CallExpression): Prefix => {
	const value = argument(call, 'url_prefix') ?? argument(call, 'prefix');
	if (value === undefined || (value.kind === 'constant' && value.value === 'None')) return none;
	const text = stringValue(value);
	return text === undefined ? { text: '', isPartial: true } : { text: text.replace(/\/$/, ''), isPartial: false };
};

const join = (outer: Prefix, inner: Prefix): Prefix => ({
	text: outer.text + inner.text,
	isPartial: outer.isPartial || inner.isPartial,
});

/** Blueprints and routers by "path:name": their own prefix, and that of the call that registers them. */
const collectPrefixes = (sources: Sources): ReadonlyMap<string, Prefix> => {
	const prefixes = new Map<string, Prefix>();
	for (const module of sources.modules.values()) {
		for (const { target, value } of module.assignments) {
			const isRouter =
				value.kind === 'call' && /(Blueprint|Router|Namespace|Group|Controller)$/.test(lastName(value.callee));
			if (isRouter) prefixes.set(`${module.path}:${target}`, prefixArgument(value));
		}
	}
	for (const [key, outer] of registrations(sources)) prefixes.set(key, join(outer, prefixes.get(key) ?? none));
	return prefixes;
};

const registrations = (sources: Sources): readonly (readonly [string, Prefix])[] =>
	[...sources.modules.values()].flatMap((module) =>
		module.calls.flatMap(({ call }) => {
			if (!/^(register_blueprint|include_router|blueprint|register)$/.test(lastName(call.callee))) return [];
			const key = homeOf(sources, module, dottedName(call.args[0]));
			return key === undefined ? [] : [[key, prefixArgument(call)] as const];
		}),
	);

/** "path:name" of an object, followed to the module that defines it. */
const homeOf = (sources: Sources, module: PythonModule, name: string): string | undefined => {
	if (name === '') return undefined;
	if (module.assignments.some(({ target }) => target === name)) return `${module.path}:${name}`;
	const qualified = qualify(module, name);
	const home = resolveName(sources, module.path, qualified);
	return home && `${home.path}:${home.name}`;
};

const djangoRoutes = (sources: Sources, module: PythonModule): readonly Route[] => {
	if (!/urls?\.py$|urls\/\w+\.py$/.test(module.path)) return [];
	const prefix = djangoPrefix(sources, module);
	return module.calls.flatMap(({ call, line }) => {
		if (!/^(path|re_path|url)$/.test(dottedName(call.callee))) return [];
		const text = stringValue(call.args[0]);
		const literal = text === undefined ? undefined : literalPattern(text);
		if (literal === undefined || isInclude(call)) return [];
		const evidence = `${dottedName(call.callee)}("${text}") in ${module.path} line ${line}`;
		return [{ path: `/${prefix.text}${literal}`, evidence, isPartial: prefix.isPartial }];
	});
};

const isInclude = ({ args }: CallExpression): boolean =>
	args[1]?.kind === 'call' && lastName(args[1].callee) === 'include';

/** The text that a pattern without groups and classes matches. */
const literalPattern = (pattern: string): string | undefined => {
	const text = pattern.replace(/^\^/, '').replace(/\$$/, '').replace(/\/\?$/, '/').replaceAll('\\', '');
	return /[()[\]<>*+?|^$]/.test(text) ? undefined : text;
};

const djangoPrefix = (sources: Sources, module: PythonModule): Prefix => {
	for (const outer of sources.modules.values()) {
		if (outer === module || !/urls?\.py$|urls\/\w+\.py$/.test(outer.path)) continue;
		for (const { call } of outer.calls) {
			const [first, second] = call.args;
			if (!isInclude(call) || second?.kind !== 'call') continue;
			const [included] = second.args;
			const name = stringValue(included) ?? stringValue(included?.kind === 'list' ? included.items[0] : undefined);
			if (name === undefined || resolveModule(sources, outer.path, name) !== module.path) continue;
			const literal = literalPattern(stringValue(first) ?? '(');
			return literal === undefined ? { text: '', isPartial: true } : { text: literal, isPartial: false };
		}
	}
	return none;
};
