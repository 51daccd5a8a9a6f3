import { type Detected, detected } from '../core/detected.ts';
import { isEnvironmentName } from '../core/quoting.ts';
import { type CallExpression, dottedName, lastName, stringValue } from './python/expression.ts';
import type { PythonModule, Scope } from './python/python-module.ts';
import { qualify } from './python/qualify.ts';

interface Mention {
	readonly name: string;
	readonly evidence: string;
}

/** Always set in a container, or by the image itself. */
const present = /^(PATH|HOME|PWD|USER|HOSTNAME|LANG|LC_ALL|PORT|PYTHONPATH|VIRTUAL_ENV|TMPDIR|DJANGO_SETTINGS_MODULE)$/;

/** Environment variables that the code reads, without a default, while its modules are imported. */
export const detectRequiredEnvironment = (modules: readonly PythonModule[]): Detected<readonly string[]> => {
	const needed = new Set(modules.flatMap(missed).map(({ name }) => name));
	const optional = new Set(modules.flatMap(optionalNames).filter((name) => !needed.has(name)));
	const called = calledAtImport(modules);
	const mentions = modules
		.flatMap((module) => [...lookups(module), ...calls(module), ...settingsFields(module, called), ...missed(module)])
		.filter(({ name }) => isEnvironmentName(name) && !present.test(name) && !optional.has(name));
	const names = [...new Set(mentions.map(({ name }) => name))];
	return detected(names, 'likely', [...new Set(mentions.map(({ evidence }) => evidence))]);
};

const lookups = (module: PythonModule): readonly Mention[] =>
	module.lookups.flatMap(({ item, line, scope }) => {
		const name = stringValue(item.key);
		const isEnvironment = qualify(module, dottedName(item.of)) === 'os.environ';
		if (!isEnvironment || name === undefined || scope.kind !== 'module' || scope.isConditional) return [];
		return [{ name, evidence: `os.environ["${name}"] in ${module.path} line ${line}` }];
	});

/** Names that are set by the code, or asked for with a fallback somewhere, can be missing. */
const optionalNames = (module: PythonModule): readonly string[] => [
	...module.assignments.flatMap(({ target }) => /environ\[["'](\w+)["']\]/.exec(target)?.[1] ?? []),
	...module.calls.flatMap(({ call }) => (asksSoftly(call) ? (stringValue(call.args[0]) ?? []) : [])),
];

const asksSoftly = ({ callee }: CallExpression): boolean =>
	/environ\.(get|setdefault|pop)$|(^|\.)getenv$/.test(dottedName(callee));

const mentionOf = (name: string, { callee }: CallExpression, place: string): Mention => ({
	name,
	evidence: `${dottedName(callee)}("${name}") in ${place}`,
});

/** Asked for without a fallback. A framework starts without its key, and fails at the first session. */
const isKey = ({ args, keywords }: CallExpression): boolean =>
	args.length === 1 && keywords.size === 0 && /(^|_)SECRET_KEY$/.test(stringValue(args[0]) ?? '');

/** `app.secret_key = os.environ.get("SECRET_KEY")`, and nothing behind an "or". */
const keys = (module: PythonModule): readonly Mention[] =>
	module.assignments.flatMap(({ value, line }) => {
		if (value.kind !== 'call' || !asksSoftly(value) || !isKey(value)) return [];
		const name = stringValue(value.args[0]) ?? '';
		return [mentionOf(name, value, `${module.path} line ${line}`)];
	});

/** `if not TOKEN: raise RuntimeError("TOKEN is not set")` after `TOKEN = os.getenv("TOKEN")`: the message tells the name. */
const refused = ({ calls: all, path }: PythonModule): readonly Mention[] => {
	const texts = all.flatMap(({ call, scope }) =>
		scope.kind === 'module' && scope.isConditional && /(Error|Exception|Configured|exit)$/.test(lastName(call.callee))
			? call.args.flatMap((part) => stringValue(part)?.split(/\W+/) ?? [])
			: [],
	);
	return all.flatMap(({ call, line, scope }) => {
		const name = stringValue(call.args[0]);
		if (name === undefined || scope.kind !== 'module' || call.args.length > 1 || !asksSoftly(call)) return [];
		return texts.includes(name) ? [mentionOf(name, call, `${path} line ${line}`)] : [];
	});
};

const missed = (module: PythonModule): readonly Mention[] => [...keys(module), ...refused(module)];

/** `env("X")` of django-environ and environs, `config("X")` of decouple, without a default. */
const calls = (module: PythonModule): readonly Mention[] =>
	module.calls.flatMap(({ call, line, scope }) => {
		const name = stringValue(call.args[0]);
		if (
			name === undefined ||
			scope.kind !== 'module' ||
			scope.isConditional ||
			call.args.length > 1 ||
			call.keywords.has('default')
		)
			return [];
		if (!isReader(module, call) || hasSchemaDefault(module, name)) return [];
		return [mentionOf(name, call, `${module.path} line ${line}`)];
	});

const isReader = (module: PythonModule, { callee }: CallExpression): boolean => {
	const name = dottedName(callee);
	const qualified = qualify(module, name);
	if (qualified === 'decouple.config') return true;
	const [first = '', method = 'str'] = name.split('.');
	if (!/^(str|int|bool|float|json|list|url|db|db_url|path|__call__)$/.test(method)) return false;
	const made = module.assignments.find(({ target }) => target === first)?.value;
	return (
		made?.kind === 'call' && /^(environ|environs)\.(Env|FileAwareEnv)$/.test(qualify(module, dottedName(made.callee)))
	);
};

/** `environ.Env(DEBUG=(bool, False))` names defaults where the reader is made. */
const hasSchemaDefault = (module: PythonModule, name: string): boolean =>
	module.calls.some(({ call }) => /Env$/.test(lastName(call.callee)) && call.keywords.has(name));

/** Values for the fields of settings classes whose type takes no other text; the first type that is known decides. */
export const detectTrialValues = (modules: readonly PythonModule[]): Readonly<Record<string, string>> => {
	const called = calledAtImport(modules);
	const fields = modules.flatMap((module) => requiredFields(module, called));
	return Object.fromEntries(
		fields.flatMap(({ name, type }) => {
			const value = valuesOfTypes.find(([words]) => words.test(type))?.[1];
			return value === undefined ? [] : [[name.toUpperCase(), value] as const];
		}),
	);
};

/** Names of functions that run while the modules are imported, such as `get_settings`. */
const calledAtImport = (modules: readonly PythonModule[]): ReadonlySet<string> =>
	new Set(
		modules.flatMap(({ calls: all }) =>
			all.filter(({ scope }) => scope.kind === 'module').map(({ call }) => lastName(call.callee)),
		),
	);

const valuesOfTypes: readonly (readonly [words: RegExp, value: string])[] = [
	[/\b(EmailStr|NameEmail)\b/, 'someone@example.org'],
	[/\bPostgresDsn\b/, 'postgresql://localhost/trial'],
	[/\bMySQLDsn\b/, 'mysql://localhost/trial'],
	[/\bRedisDsn\b/, 'redis://localhost'],
	[/\bAmqpDsn\b/, 'amqp://localhost'],
	[/\bMongoDsn\b/, 'mongodb://localhost'],
	[/\b(Any|Http|AnyHttp|AnyWebsocket)Url\b/, 'http://localhost'],
	[/\b(list|List|set|Set|tuple|Tuple|Sequence)\b/, '[]'],
	[/\b(dict|Dict|Mapping)\b/, '{}'],
	[/\b(int|float|PositiveInt)\b/, '1'],
	[/\bbool\b/, 'false'],
];

/** Fields without a default of a settings class that is made while the module is imported. */
const settingsFields = (module: PythonModule, called: ReadonlySet<string>): readonly Mention[] =>
	requiredFields(module, called).map(({ name, line, scope }) => ({
		name: name.toUpperCase(),
		evidence: `${name} of ${scope.className} in ${module.path} line ${line}`,
	}));

const requiredFields = (module: PythonModule, called: ReadonlySet<string>): PythonModule['annotations'] => {
	const isRun = ({ kind, functionName = '' }: Scope): boolean => kind === 'module' || called.has(functionName);
	const made = module.calls.filter(({ scope }) => isRun(scope)).map(({ call }) => dottedName(call.callee));
	const classes = new Set(made.flatMap((name) => settingsLineage(module, name)));
	return [...classes].flatMap((className) => {
		if (hasPrefix(module, className)) return [];
		return module.annotations.filter(
			({ scope, name }) =>
				scope.className === className && scope.kind === 'module' && !name.startsWith('_') && name !== 'model_config',
		);
	});
};

/** The class and those above it in its module that it is derived from, where one of them is a class of settings. */
const settingsLineage = (module: PythonModule, className: string): readonly string[] => {
	const found = module.classes.find(({ name }) => name === className);
	const bases = (found?.bases ?? []).map(dottedName);
	const above = module.classes
		.filter(({ name, line }) => bases.includes(name) && line < (found?.line ?? 0))
		.flatMap(({ name }) => settingsLineage(module, name));
	const isSettings = bases.some((name) => /^pydantic(_settings)?\.BaseSettings$/.test(qualify(module, name)));
	return isSettings || above.length > 0 ? [className, ...above] : [];
};

const hasPrefix = (module: PythonModule, className: string): boolean =>
	module.assignments.some(({ target, scope, value }) => {
		if (scope.className !== className && scope.className !== 'Config') return false;
		return target === 'env_prefix' || (value.kind === 'call' && value.keywords.has('env_prefix'));
	});
