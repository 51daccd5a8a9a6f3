import { type Expression, lastName, stringValue } from '../python/expression.ts';
import { parseModule } from '../python/parse-module.ts';
import type { PythonModule } from '../python/python-module.ts';
import type { SetupFacts } from './setup-facts.ts';

/** Reads the keyword arguments of `setup(…)` that are written out; the file is never run. */
export const readSetupPy = (text: string): SetupFacts | undefined => {
	const module = parseModule('setup.py', text);
	const setup = module.calls.find(({ call }) => lastName(call.callee) === 'setup')?.call;
	if (setup === undefined) return undefined;
	const written = setup.keywords.get('install_requires');
	const requirements = textsIn(written, module);
	return {
		file: 'setup.py',
		name: stringValue(resolve(setup.keywords.get('name'), module)),
		requirements: requirements ?? [],
		extras: extrasIn(setup.keywords.get('extras_require'), module),
		requiresPython: stringValue(resolve(setup.keywords.get('python_requires'), module)),
		isComputed: written !== undefined && requirements === undefined,
		readsFiles: written !== undefined && requirements === undefined ? requirementsFilesIn(module) : [],
	};
};

/** A name stands for what is assigned to it at the top of the file. */
const resolve = (expression: Expression | undefined, module: PythonModule): Expression | undefined => {
	if (expression?.kind !== 'name') return expression;
	const values = module.assignments.filter(({ target }) => target === expression.name);
	return values.length === 1 ? values[0]?.value : undefined;
};

/** The strings of a list, also of several lists added together; undefined when a part is computed. */
const textsIn = (written: Expression | undefined, module: PythonModule): readonly string[] | undefined => {
	const expression = resolve(written, module);
	if (expression === undefined) return undefined;
	if (expression.kind === 'string') return expression.value.split('\n').filter((line) => line.trim() !== '');
	const parts = partsOf(expression)?.map((part) => {
		const resolved = resolve(part, module);
		return resolved?.kind === 'string'
			? [resolved.value]
			: resolved?.kind === 'list'
				? textsIn(resolved, module)
				: undefined;
	});
	return parts?.every((part) => part !== undefined) ? parts.flat() : undefined;
};

const partsOf = (expression: Expression): readonly Expression[] | undefined => {
	if (expression.kind === 'list') return expression.items;
	return expression.kind === 'operation' ? expression.operands : undefined;
};

const extrasIn = (written: Expression | undefined, module: PythonModule): SetupFacts['extras'] => {
	const expression = resolve(written, module);
	const entries = expression?.kind === 'dict' ? expression.entries : [];
	return new Map(
		entries.flatMap(([key, value]) => {
			const name = stringValue(key);
			return name === undefined ? [] : [[name, textsIn(value, module) ?? []] as const];
		}),
	);
};

const requirementsFilesIn = ({ strings }: PythonModule): readonly string[] => [
	...new Set(
		strings.filter(
			(text) => /^[\w./-]*require[\w-]*(?:\/[\w-]+)?\.(?:txt|in|pip)$/.test(text) && !/dev|test|docs?\b/.test(text),
		),
	),
];
