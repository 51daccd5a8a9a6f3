import type { SyntaxNode } from '@lezer/common';
import { type CallExpression, type Expression, other } from './expression.ts';
import { readString } from './read-string.ts';

const punctuation = new Set(['(', ')', '[', ']', '{', '}', ',', ':', 'Comment', '⚠']);

export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
	const children: SyntaxNode[] = [];
	for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
	return children;
};

const operandsOf = (node: SyntaxNode): readonly SyntaxNode[] =>
	childrenOf(node).filter(({ name }) => !punctuation.has(name));

/** Reads an expression of the syntax tree; what detection does not need becomes `other`. */
export const readExpression = (node: SyntaxNode | null | undefined, text: string): Expression => {
	const reader = node ? readers[node.name] : undefined;
	return node && reader ? reader(node, text) : other;
};

const readOperands = (node: SyntaxNode, text: string): readonly Expression[] =>
	operandsOf(node)
		.map((operand) => readExpression(operand, text))
		.filter(({ kind }) => kind !== 'other');

const readNumber = (node: SyntaxNode, text: string): Expression => {
	const value = Number(text.slice(node.from, node.to).replaceAll('_', ''));
	return Number.isNaN(value) ? other : { kind: 'number', value };
};

const readMember = (node: SyntaxNode, text: string): Expression => {
	const [first, bracket, key] = childrenOf(node);
	const of = readExpression(first, text);
	if (bracket?.name === '[') return { kind: 'item', of, key: readExpression(key, text) };
	const name = key ? text.slice(key.from, key.to) : '';
	return of.kind === 'name' ? { kind: 'name', name: `${of.name}.${name}` } : { kind: 'member', of, name };
};

/** Reads the arguments between parentheses, for calls, decorators and class definitions alike. */
export const readArguments = (list: SyntaxNode | null, text: string): Pick<CallExpression, 'args' | 'keywords'> => {
	const args: Expression[] = [];
	const keywords = new Map<string, Expression>();
	const children = list ? childrenOf(list) : [];
	children.forEach((child, index) => {
		if (punctuation.has(child.name) || child.name === 'AssignOp') return;
		if (child.name === '*' || child.name === '**' || ['*', '**'].includes(children[index - 1]?.name ?? '')) return;
		if (children[index + 1]?.name === 'AssignOp') return;
		const value = readExpression(child, text);
		const keyword = children[index - 1]?.name === 'AssignOp' ? children[index - 2] : undefined;
		if (keyword) keywords.set(text.slice(keyword.from, keyword.to), value);
		else args.push(value);
	});
	return { args, keywords };
};

const readCall = (node: SyntaxNode, text: string): Expression => ({
	kind: 'call',
	callee: readExpression(node.firstChild, text),
	...readArguments(node.getChild('ArgList'), text),
});

const readDictionary = (node: SyntaxNode, text: string): Expression => {
	const entries: [Expression, Expression][] = [];
	for (const colon of childrenOf(node).filter(({ name }) => name === ':')) {
		entries.push([readExpression(colon.prevSibling, text), readExpression(colon.nextSibling, text)]);
	}
	return { kind: 'dict', entries };
};

const readList = (node: SyntaxNode, text: string): Expression => ({
	kind: 'list',
	items: operandsOf(node).map((item) => readExpression(item, text)),
});

const readOperation = (node: SyntaxNode, text: string): Expression => ({
	kind: 'operation',
	operands: readOperands(node, text),
});

const readStringLiteral = (node: SyntaxNode, text: string): Expression => {
	const value = readString(node, text);
	return value === undefined ? readOperation(node, text) : { kind: 'string', value };
};

/** `f"{BASE_DIR}/data"` reads as the parts that it joins: the text between them without the slash behind a part. */
const readFormat = (node: SyntaxNode, text: string): Expression => {
	const quote = /^[a-z]*("""|'''|"|')/i.exec(text.slice(node.from, node.to));
	const operands: Expression[] = [];
	let from = node.from + (quote?.[0].length ?? 0);
	const addText = (to: number): void => {
		const value = text.slice(from, to).replace(operands.length > 0 ? /^\// : '', '');
		if (value !== '') operands.push({ kind: 'string', value });
	};
	for (const part of childrenOf(node).filter(({ name }) => name === 'FormatReplacement')) {
		addText(part.from);
		operands.push(...readOperands(part, text));
		from = part.to;
	}
	addText(node.to - (quote?.[1]?.length ?? 0));
	return { kind: 'operation', operands };
};

const readWord = (node: SyntaxNode, text: string): string => text.slice(node.from, node.to);

const readConstant = (node: SyntaxNode, text: string): Expression => ({
	kind: 'constant',
	value: readWord(node, text) as 'True' | 'False' | 'None',
});

const readers: Readonly<Record<string, (node: SyntaxNode, text: string) => Expression>> = {
	String: readStringLiteral,
	ContinuedString: readStringLiteral,
	FormatString: readFormat,
	FormatReplacement: readOperation,
	Number: readNumber,
	Boolean: readConstant,
	None: readConstant,
	VariableName: (node, text) => ({ kind: 'name', name: readWord(node, text) }),
	MemberExpression: readMember,
	CallExpression: readCall,
	ArrayExpression: readList,
	TupleExpression: readList,
	SetExpression: readList,
	DictionaryExpression: readDictionary,
	BinaryExpression: readOperation,
	ConditionalExpression: readOperation,
	UnaryExpression: readOperation,
	AwaitExpression: (node, text) => readExpression(node.lastChild, text),
	ParenthesizedExpression: (node, text) => readExpression(operandsOf(node)[0], text),
	NamedExpression: (node, text) => readExpression(node.lastChild, text),
};
