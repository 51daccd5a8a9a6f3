import type { SyntaxNode } from '@lezer/common';
import type { PythonFunction } from './python-module.ts';
import { childrenOf } from './read-expression.ts';

/** Reads the name and the parameters of a function. */
export const readFunction = (
	node: SyntaxNode,
	text: string,
): Pick<PythonFunction, 'name' | 'isAsync' | 'parameters' | 'required'> => {
	const nameNode = node.getChild('VariableName');
	const list = childrenOf(node).find(({ name }) => name === 'ParamList');
	const parameters: string[] = [];
	let required = 0;
	let starred = false;
	for (const child of list ? childrenOf(list) : []) {
		if (child.name === '*' || child.name === '**') starred = true;
		else if (child.name === ',') starred = false;
		else if (child.name === 'AssignOp') required -= starred ? 0 : 1;
		else if (child.name === 'VariableName' && isParameter(child)) {
			parameters.push(text.slice(child.from, child.to));
			if (!starred) required += 1;
		}
	}
	const isAsync = node.getChild('async') !== null;
	return { name: nameNode ? text.slice(nameNode.from, nameNode.to) : '', isAsync, parameters, required };
};

/** A name after an equals sign is a default, not a parameter. */
const isParameter = (node: SyntaxNode): boolean => node.prevSibling?.name !== 'AssignOp';
