/** As much of a Python expression as detection needs; `name` is dotted, for example "os.environ.get". */
export type Expression =
	| { readonly kind: 'string'; readonly value: string }
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'constant'; readonly value: 'True' | 'False' | 'None' }
	| { readonly kind: 'name'; readonly name: string }
	| { readonly kind: 'member'; readonly of: Expression; readonly name: string }
	| { readonly kind: 'item'; readonly of: Expression; readonly key: Expression }
	| CallExpression
	| { readonly kind: 'list'; readonly items: readonly Expression[] }
	| { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
	| { readonly kind: 'operation'; readonly operands: readonly Expression[] }
	| { readonly kind: 'other' };

export interface CallExpression {
	readonly kind: 'call';
	readonly callee: Expression;
	readonly args: readonly Expression[];
	readonly keywords: ReadonlyMap<string, Expression>;
}

export const other: Expression = { kind: 'other' };

/** The dotted name of an expression, or an empty string. */
export const dottedName = (expression: Expression | undefined): string =>
	expression?.kind === 'name' ? expression.name : '';

export const stringValue = (expression: Expression | undefined): string | undefined =>
	expression?.kind === 'string' ? expression.value : undefined;

/** The last part of a dotted name, for example "run" of "app.run"; also of a member of a call, `Flask(…).run`. */
export const lastName = (expression: Expression): string => {
	if (expression.kind === 'member') return expression.name;
	return dottedName(expression).split('.').at(-1) ?? '';
};

/** An argument of a call by its keyword or else its place. */
export const argument = (call: CallExpression, keyword: string, place?: number): Expression | undefined =>
	call.keywords.get(keyword) ?? (place === undefined ? undefined : call.args[place]);

const none: readonly Expression[] = [];

const parts = (expression: Expression): readonly Expression[] => {
	switch (expression.kind) {
		case 'call':
			return [expression.callee, ...expression.args, ...expression.keywords.values()];
		case 'member':
			return [expression.of];
		case 'item':
			return [expression.of, expression.key];
		case 'list':
			return expression.items;
		case 'dict':
			return expression.entries.flat();
		case 'operation':
			return expression.operands;
		default:
			return none;
	}
};

/** The expression and everything inside it, outermost first. */
export const everyPart = (expression: Expression): readonly Expression[] => {
	const found: Expression[] = [];
	const add = (part: Expression): void => {
		found.push(part);
		for (const inner of parts(part)) add(inner);
	};
	add(expression);
	return found;
};
