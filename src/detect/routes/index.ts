import {
	argument,
	type CallExpression,
	dottedName,
	type Expression,
	lastName,
	stringValue,
} from '../python/expression.ts';
import type { Call, PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import { djangoRoutes } from './django.ts';
import { joinPrefixes, noPrefix, type Prefix, type PrefixFinder, prefixFinder } from './prefixes.ts';

/** A route that answers GET requests, with every prefix that could be read. */
export interface Route {
	readonly path: string;
	readonly evidence: string;
	/** A prefix is only known when the program runs, so the path may be longer. */
	readonly isPartial: boolean;
}

/** The literal routes of the code: decorators, add_url_rule and the like, route objects, and Django's urlpatterns. */
export const findRoutes = (sources: Sources): readonly Route[] => {
	const findPrefix = prefixFinder(sources);
	return [...sources.modules.values()].flatMap((module) => {
		const decorators = new Set<Expression>(module.functions.flatMap((found) => found.decorators));
		return [
			...module.calls.flatMap((call) => routeOf(call, { module, findPrefix, isDecorator: decorators.has(call.call) })),
			...djangoRoutes(sources, module),
		];
	});
};

interface RouteContext {
	readonly module: PythonModule;
	readonly findPrefix: PrefixFinder;
	readonly isDecorator: boolean;
}

const decorators = /^(get|head|route|api_route|endpoint)$/;
const adders = /^(add_url_rule|add_route|add_get|add_api_route|add_head|Route|APIRoute|Rule)$/;

const routeOf = ({ call, line, scope }: Call, { module, findPrefix, isDecorator }: RouteContext): readonly Route[] => {
	const method = lastName(call.callee);
	const isRoute = adders.test(method) || (decorators.test(method) && (isDecorator || isHandled(call)));
	const text = textOf(call);
	if (!isRoute || text === undefined || !answersGet(call)) return [];
	const owner = dottedName(call.callee).split('.').slice(0, -1).join('.');
	const prefix = joinPrefixes(
		owner === '' ? noPrefix : findPrefix(module.path, owner),
		classPrefix(module, scope.className),
	);
	const path = `${prefix.text}${text.startsWith('/') || prefix.text === '' ? text : `/${text}`}`;
	if (!path.startsWith('/')) return [];
	return [{ path, evidence: `${method}("${text}") in ${module.path} line ${line}`, isPartial: prefix.isPartial }];
};

/** `web.get("/health", handler)`: a route names its handler, a request of a client does not. */
const isHandled = ({ callee, args }: CallExpression): boolean =>
	args[1]?.kind === 'name' && !/client|session|request|httpx|cache|redis|dict/i.test(dottedName(callee));

const textOf = (call: CallExpression): string | undefined =>
	stringValue(call.args.find(({ kind }) => kind === 'string') ?? argument(call, 'path') ?? argument(call, 'rule'));

const answersGet = (call: CallExpression): boolean => {
	const methods = argument(call, 'methods');
	return methods?.kind !== 'list' || methods.items.some((item) => /^GET$/i.test(stringValue(item) ?? ''));
};

/** The `path` of a controller class stands before the routes of its methods. */
const classPrefix = (module: PythonModule, className: string | undefined): Prefix => {
	if (className === undefined) return noPrefix;
	const found = module.assignments.find(({ target, scope }) => target === 'path' && scope.className === className);
	const text = stringValue(found?.value);
	return text === undefined ? noPrefix : { text: text === '/' ? '' : text, isPartial: false };
};
