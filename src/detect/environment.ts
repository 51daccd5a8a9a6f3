import { type Detected, detected } from '../core/detected.ts';
import { isEnvironmentName } from '../core/quoting.ts';
import { type CallExpression, dottedName, lastName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';
import { qualify } from './python/qualify.ts';

interface Mention {
	readonly name: string;
	readonly evidence: string;
}

/** Always set in a container, or by the image itself. */
const present = /^(PATH|HOME|PWD|USER|HOSTNAME|LANG|LC_ALL|PORT|PYTHONPATH|VIRTUAL_ENV|TMPDIR|DJANGO_SETTINGS_MODULE)$/;

/** Environment variables that the code reads, without a default, while its modules are imported. */
export const detectRequiredEnvironment = (modules: readonly PythonModule[]): Detected<readonly string[]> => {
	const needed = new Set(modules.flatMap(keys).map(({ name }) => name));
	const optional = new Set(modules.flatMap(optionalNames).filter((name) => !needed.has(name)));
	const mentions = modules
		.flatMap((module) => [...lookups(module), ...calls(module), ...settingsFields(module), ...keys(module)])
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
	...module.calls.flatMap(({ call }) => {
		return asksSoftly(call) ? (stringValue(call.args[0]) ?? []) : [];
	}),
];

const asksSoftly = ({ callee }: CallExpression): boolean =>
	/environ\.(get|setdefault|pop)$|(^|\.)getenv$/.test(dottedName(callee));

/** Asked for without a fallback. A framework starts without its key, and fails at the first session. */
const isKey = ({ args, keywords }: CallExpression): boolean =>
	args.length === 1 && keywords.size === 0 && /(^|_)SECRET_KEY$/.test(stringValue(args[0]) ?? '');

/** `app.secret_key = os.environ.get("SECRET_KEY")`, and nothing behind an "or". */
const keys = (module: PythonModule): readonly Mention[] =>
	module.assignments.flatMap(({ value, line }) => {
		if (value.kind !== 'call' || !asksSoftly(value) || !isKey(value)) return [];
		const name = stringValue(value.args[0]) ?? '';
		return [{ name, evidence: `${dottedName(value.callee)}("${name}") in ${module.path} line ${line}` }];
	});

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
		return [{ name, evidence: `${dottedName(call.callee)}("${name}") in ${module.path} line ${line}` }];
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
export const detectTrialValues = (modules: readonly PythonModule[]): Readonly<Record<string, string>> =>
	Object.fromEntries(
		modules.flatMap(requiredFields).flatMap(({ name, type }) => {
			const value = valuesOfTypes.find(([words]) => words.test(type))?.[1];
			return value === undefined ? [] : [[name.toUpperCase(), value] as const];
		}),
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
const settingsFields = (module: PythonModule): readonly Mention[] =>
	requiredFields(module).map(({ name, line, scope }) => ({
		name: name.toUpperCase(),
		evidence: `${name} of ${scope.className} in ${module.path} line ${line}`,
	}));

const requiredFields = (module: PythonModule): PythonModule['annotations'] => {
	const made = new Set(
		module.calls.filter(({ scope }) => scope.kind === 'module').map(({ call }) => dottedName(call.callee)),
	);
	const classes = module.classes.filter(
		({ name, bases }) =>
			made.has(name) &&
			bases.some((base) => /^pydantic(_settings)?\.BaseSettings$/.test(qualify(module, dottedName(base)))),
	);
	return classes.flatMap(({ name: className }) => {
		if (hasPrefix(module, className)) return [];
		return module.annotations.filter(
			({ scope, name }) =>
				scope.className === className && scope.kind === 'module' && !name.startsWith('_') && name !== 'model_config',
		);
	});
};

const hasPrefix = (module: PythonModule, className: string): boolean =>
	module.assignments.some(({ target, scope, value }) => {
		if (scope.className !== className && scope.className !== 'Config') return false;
		return target === 'env_prefix' || (value.kind === 'call' && value.keywords.has('env_prefix'));
	});
