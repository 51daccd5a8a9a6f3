import { type Detected, detected } from '../core/detected.ts';
import { argument, type CallExpression, dottedName, lastName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';
import type { Sources } from './sources.ts';

/** Last parts of paths that health routes have, the most telling first. */
const healthNames = [
	'healthz',
	'livez',
	'health',
	'healthcheck',
	'health-check',
	'health_check',
	'ping',
	'readyz',
	'status',
	'heartbeat',
	'alive',
];

interface Route {
	readonly path: string;
	readonly evidence: string;
	/** The path is whole: no prefix that could not be read stands before it. */
	readonly isWhole: boolean;
}

/** A route of the service's own code that is there to be asked whether it is well. */
export const detectHealthPath = (sources: Sources): Detected<string> | undefined => {
	const routes = [...sources.modules.values()].flatMap((module) => healthRoutes(module, sources));
	const sorted = routes.sort((a, b) => rankOf(a) - rankOf(b));
	const [best] = sorted;
	if (best === undefined) return undefined;
	const others = [...new Set(sorted.map(({ path }) => path))].filter((path) => path !== best.path);
	return detected(best.path, best.isWhole ? 'certain' : 'likely', [best.evidence], others);
};

const lastPart = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) ?? '';

const rankOf = ({ path, isWhole }: Route): number =>
	healthNames.indexOf(lastPart(path)) + (isWhole ? 0 : 100) + path.length / 100;

const routeMethods = /^(get|route|api_route|head|add_route|add_api_route|add_url_rule|add_get|path|Route)$/;

const healthRoutes = (module: PythonModule, sources: Sources): readonly Route[] =>
	module.calls.flatMap(({ call, line }) => {
		const method = lastName(call.callee);
		if (!routeMethods.test(method)) return [];
		const text = stringValue(call.args[0]) ?? stringValue(argument(call, 'rule') ?? argument(call, 'path'));
		if (text === undefined || !healthNames.includes(lastPart(text)) || /[<{*^$\\]/.test(text)) return [];
		const prefix = prefixOf(receiverOf(call), sources);
		const path = `/${[prefix ?? '', text]
			.map((part) => part.replace(/^\/+|\/+$/g, ''))
			.filter((part) => part !== '')
			.join('/')}`;
		const ending = text.endsWith('/') ? '/' : '';
		const evidence = `"${text}" in ${module.path} line ${line}`;
		// Django's urlpatterns of an application are included under a prefix that another file names.
		const isDjango = method === 'path' && receiverOf(call) === '';
		const isWhole = isDjango ? isRootUrls(module, sources) : prefix !== undefined;
		return [{ path: `${path}${ending}`, evidence, isWhole }];
	});

const receiverOf = (call: CallExpression): string => dottedName(call.callee).split('.').slice(0, -1).join('.');

const isRootUrls = (module: PythonModule, { modules }: Sources): boolean => {
	const root = [...modules.values()]
		.flatMap(({ assignments }) => assignments)
		.find(({ target }) => target === 'ROOT_URLCONF');
	const named = root === undefined ? undefined : stringValue(root.value);
	return named !== undefined && module.path.endsWith(`${named.replaceAll('.', '/')}.py`);
};

/** The literal prefix of a blueprint or router, from where it is made and where it is added; undefined when unreadable. */
const prefixOf = (receiver: string, { modules }: Sources): string | undefined => {
	if (receiver === '') return '';
	const name = receiver.split('.').at(-1) ?? '';
	const all = [...modules.values()];
	const made = all.flatMap(({ assignments }) => assignments).filter(({ target }) => target === name);
	const makers = made.flatMap(({ value }) => (value.kind === 'call' ? [value] : []));
	const isPart = makers.some((maker) =>
		/^(Blueprint|APIRouter|Router|APIBlueprint|Namespace)$/.test(lastName(maker.callee)),
	);
	if (!isPart) return '';
	const added = all
		.flatMap(({ calls }) => calls)
		.map(({ call }) => call)
		.filter((call) => isAdded(call, name));
	const prefixes = [...added, ...makers].map((call) => argument(call, 'url_prefix') ?? argument(call, 'prefix'));
	const literal = prefixes.filter((value) => value !== undefined).map(stringValue);
	return literal.includes(undefined) || added.length > 1 ? undefined : literal.join('/');
};

const isAdded = (call: CallExpression, name: string): boolean => {
	if (!/^(register_blueprint|include_router|mount|add_router)$/.test(lastName(call.callee))) return false;
	const added = dottedName(call.args[0]);
	return added === name || added.endsWith(`.${name}`);
};
