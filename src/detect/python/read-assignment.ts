import type { SyntaxNode } from '@lezer/common';
import type { Annotation, Assignment } from './python-module.ts';
import { childrenOf, readExpression } from './read-expression.ts';

interface ReadAssignment {
	/** `name: type` without a value. */
	readonly annotation?: Pick<Annotation, 'name' | 'type'>;
	/** One for each target: `a = b = 1` has two. */
	readonly assignments: readonly Pick<Assignment, 'target' | 'value' | 'source'>[];
}

export const readAssignment = (node: SyntaxNode, text: string): ReadAssignment => {
	const children = childrenOf(node);
	const operators = children.flatMap(({ name }, index) => (name === 'AssignOp' || name === 'UpdateOp' ? [index] : []));
	const last = operators.at(-1);
	if (last === undefined) return { ...readAnnotation(children, text), assignments: [] };
	const values = children.slice(last + 1).filter(({ name }) => name !== ',');
	const value = values.length === 1 ? readExpression(values[0], text) : undefined;
	if (!value) return { assignments: [] };
	const source = text.slice(node.from, node.to);
	const targets = operators.flatMap((operator) => targetBefore(children, operator) ?? []);
	return { assignments: targets.map(({ from, to }) => ({ target: text.slice(from, to), value, source })) };
};

const readAnnotation = ([name, type]: readonly SyntaxNode[], text: string): Pick<ReadAssignment, 'annotation'> =>
	name?.name === 'VariableName' && type?.name === 'TypeDef'
		? {
				annotation: {
					name: text.slice(name.from, name.to),
					type: text.slice(type.from, type.to).replace(/^:\s*/, ''),
				},
			}
		: {};

/** Undefined for one of several that are unpacked. */
const targetBefore = (children: readonly SyntaxNode[], operator: number): SyntaxNode | undefined => {
	if (children[operator - 2]?.name === ',') return undefined;
	const before = children[operator - 1];
	return before?.name === 'TypeDef' ? children[operator - 2] : before;
};
