import { argument, type CallExpression, dottedName, type Expression, lastName } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';

/**
 * The number that an expression has when nothing is set in the environment: `8000`, `int(os.getenv("PORT", "8000"))`,
 * `PORT` where the module says `PORT = 8000`, `os.environ.get("PORT") or 8000`.
 */
export const defaultNumber = (
	expression: Expression | undefined,
	module: PythonModule,
	depth = 4,
): number | undefined => {
	if (expression === undefined || depth === 0) return undefined;
	switch (expression.kind) {
		case 'number':
			return expression.value;
		case 'string':
			return /^\d+$/.test(expression.value) ? Number(expression.value) : undefined;
		case 'operation':
			return firstNumber([...expression.operands].reverse(), module, depth - 1);
		case 'name':
			return assignedNumber(expression.name, module, depth - 1);
		case 'call':
			return numberOfCall(expression, module, depth - 1);
		default:
			return undefined;
	}
};

const firstNumber = (expressions: readonly Expression[], module: PythonModule, depth: number): number | undefined => {
	for (const expression of expressions) {
		const found = defaultNumber(expression, module, depth);
		if (found !== undefined) return found;
	}
	return undefined;
};

const assignedNumber = (name: string, module: PythonModule, depth: number): number | undefined => {
	const last = name.split('.').at(-1) ?? '';
	const found = module.assignments.find(({ target }) => target === name) ?? argparseDefault(last, module);
	return found && defaultNumber(found.value, module, depth);
};

/** A call that declares an option of the command line: of argparse, optparse, click, typer and Tornado. */
export const declaresOption = ({ callee }: CallExpression): boolean =>
	/^(add_argument|add_option|option|Option|define)$/.test(lastName(callee));

/** `parser.add_argument("--port", default=8000)` for `args.port`, and typer's or click's options alike. */
const argparseDefault = (name: string, module: PythonModule): { readonly value: Expression } | undefined => {
	for (const { call } of module.calls) {
		if (!declaresOption(call)) continue;
		const isNamed = call.args.some(
			(part) => part.kind === 'string' && part.value.replace(/^-+/, '').replaceAll('-', '_') === name,
		);
		const value = argument(call, 'default');
		if (isNamed && value) return { value };
	}
	return undefined;
};

const numberOfCall = (call: CallExpression, module: PythonModule, depth: number): number | undefined => {
	const name = lastName(call.callee);
	if (name === 'int' || name === 'str') return defaultNumber(call.args[0], module, depth);
	if (
		/^(get|getenv|env|config|int|getint|Field|field|get_int|pop)$/i.test(name) ||
		dottedName(call.callee).startsWith('env')
	) {
		return firstNumber(
			[argument(call, 'default'), call.args[1], name === 'Field' ? call.args[0] : undefined].filter(
				(part) => part !== undefined,
			),
			module,
			depth,
		);
	}
	return undefined;
};
