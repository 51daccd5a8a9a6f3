import { resolveModule } from '../locate.ts';
import { type CallExpression, dottedName, everyPart, lastName, stringValue } from '../python/expression.ts';
import type { PythonModule } from '../python/python-module.ts';
import type { Sources } from '../sources.ts';
import type { Route } from './index.ts';
import { joinPrefixes, noPrefix, type Prefix } from './prefixes.ts';

const isUrls = ({ path }: PythonModule): boolean => /urls?\.py$|urls\/\w+\.py$/.test(path);

/** The literal routes of urlpatterns, with the prefixes under which other modules and lists include them. */
export const djangoRoutes = (sources: Sources, module: PythonModule): readonly Route[] => {
	if (!isUrls(module)) return [];
	const outer = prefixOf(sources, module, 3);
	return module.assignments.flatMap(({ target, value, line, scope }) => {
		if (scope.kind !== 'module') return [];
		const prefix = target === 'urlpatterns' ? outer : joinPrefixes(outer, listPrefix(module, target));
		return everyPart(value).flatMap((part) => {
			const text = part.kind === 'call' ? routeText(part) : undefined;
			const literal = text === undefined ? undefined : literalPattern(text);
			if (literal === undefined) return [];
			const evidence = `"${text}" of ${target} in ${module.path} line ${line}`;
			return [{ path: `/${prefix.text}${literal}`, evidence, isPartial: prefix.isPartial }];
		});
	});
};

const routeText = (call: CallExpression): string | undefined =>
	/^(path|re_path|url)$/.test(dottedName(call.callee)) && !isInclude(call) ? stringValue(call.args[0]) : undefined;

/** What stands before the routes of a list that the module itself includes: `path("api/", include(api_urls))`. */
const listPrefix = (module: PythonModule, list: string): Prefix => {
	for (const { call } of module.calls) {
		const [first, second] = call.args;
		if (!isInclude(call) || second?.kind !== 'call' || dottedName(second.args[0]) !== list) continue;
		const literal = literalPattern(stringValue(first) ?? '(');
		return literal === undefined ? { text: '', isPartial: true } : { text: literal, isPartial: false };
	}
	return { text: '', isPartial: true };
};

const isInclude = ({ args }: CallExpression): boolean =>
	args[1]?.kind === 'call' && lastName(args[1].callee) === 'include';

/** The text that a pattern without groups and classes matches. */
const literalPattern = (pattern: string): string | undefined => {
	const text = pattern.replace(/^\^/, '').replace(/\$$/, '').replace(/\/\?$/, '/').replaceAll('\\', '');
	return /[()[\]<>*+?|^$]/.test(text) ? undefined : text;
};

const prefixOf = (sources: Sources, module: PythonModule, depth: number): Prefix => {
	for (const outer of sources.modules.values()) {
		if (outer === module || !isUrls(outer)) continue;
		for (const { call } of outer.calls) {
			const [first, second] = call.args;
			if (!isInclude(call) || second?.kind !== 'call') continue;
			const [included] = second.args;
			const name = stringValue(included) ?? stringValue(included?.kind === 'list' ? included.items[0] : undefined);
			if (name === undefined || resolveModule(sources, outer.path, name) !== module.path) continue;
			const literal = literalPattern(stringValue(first) ?? '(');
			const own = literal === undefined ? { text: '', isPartial: true } : { text: literal, isPartial: false };
			return depth === 0 ? own : joinPrefixes(prefixOf(sources, outer, depth - 1), own);
		}
	}
	return noPrefix;
};
