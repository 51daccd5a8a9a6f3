import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Expression } from './expression.ts';
import { lineCounter } from './line-counter.ts';
import type {
	Annotation,
	Assignment,
	Call,
	Import,
	Lookup,
	PythonClass,
	PythonFunction,
	PythonModule,
	Return,
	Scope,
} from './python-module.ts';
import { readAssignment } from './read-assignment.ts';
import { childrenOf, readArguments, readExpression } from './read-expression.ts';
import { readFunction } from './read-function.ts';
import { readImport } from './read-import.ts';

interface Visit {
	readonly text: string;
	readonly lineOf: (position: number) => number;
	readonly imports: Import[];
	readonly assignments: Assignment[];
	readonly annotations: Annotation[];
	readonly calls: Call[];
	readonly lookups: Lookup[];
	readonly functions: PythonFunction[];
	readonly classes: PythonClass[];
	readonly returns: Return[];
	readonly strings: string[];
	hasMain: boolean;
}

interface Context {
	readonly scope: Scope;
	readonly typeOnly: boolean;
	readonly decorators: readonly Expression[];
}

/** Reads a Python file with a real grammar; a file with errors gives what could be read around them. */
export const parseModule = (path: string, text: string): PythonModule => {
	const visit: Visit = {
		text,
		lineOf: lineCounter(text),
		imports: [],
		assignments: [],
		annotations: [],
		calls: [],
		lookups: [],
		functions: [],
		classes: [],
		returns: [],
		strings: [],
		hasMain: false,
	};
	visitChildren(parser.parse(text).topNode, visit, { scope: { kind: 'module' }, typeOnly: false, decorators: [] });
	const { text: _text, lineOf: _lineOf, ...facts } = visit;
	return { path, ...facts };
};

const visitChildren = (node: SyntaxNode, visit: Visit, context: Context): void => {
	for (let child = node.firstChild; child !== null; child = child.nextSibling) visitNode(child, visit, context);
};

const visitNode = (node: SyntaxNode, visit: Visit, context: Context): void => {
	const visitor = visitors[node.name];
	if (visitor) visitor(node, visit, context);
	else visitChildren(node, visit, context);
};

type Visitor = (node: SyntaxNode, visit: Visit, context: Context) => void;

const placeOf = (node: SyntaxNode, { lineOf }: Visit, { scope }: Context) => ({ line: lineOf(node.from), scope });

const visitAssignment: Visitor = (node, visit, context) => {
	const place = placeOf(node, visit, context);
	const { annotation, assignments } = readAssignment(node, visit.text);
	if (annotation !== undefined) visit.annotations.push({ ...annotation, ...place });
	visit.assignments.push(...assignments.map((assignment) => ({ ...assignment, ...place })));
	visitChildren(node, visit, context);
};

const visitFunction: Visitor = (node, visit, context) => {
	const found = readFunction(node, visit.text);
	visit.functions.push({ ...found, decorators: context.decorators, ...placeOf(node, visit, context) });
	const parameters = node.getChild('ParamList');
	if (parameters) visitChildren(parameters, visit, { ...context, decorators: [] });
	const { className } = context.scope;
	const functionName = context.scope.functionName ?? (className ? `${className}.${found.name}` : found.name);
	const scope: Scope = { kind: 'function', functionName, ...(className ? { className } : {}) };
	const body = node.getChild('Body');
	if (body) visitChildren(body, visit, { ...context, scope, decorators: [] });
};

const visitClass: Visitor = (node, visit, context) => {
	const nameNode = node.getChild('VariableName');
	const className = nameNode ? visit.text.slice(nameNode.from, nameNode.to) : '';
	const { args } = readArguments(node.getChild('ArgList'), visit.text);
	visit.classes.push({ name: className, bases: args, ...placeOf(node, visit, context) });
	const body = node.getChild('Body');
	if (body) visitChildren(body, visit, { ...context, scope: { ...context.scope, className }, decorators: [] });
};

const readDecorator = (node: SyntaxNode, text: string): Expression => {
	const list = node.getChild('ArgList');
	const name = text.slice(node.from + 1, list ? list.from : node.to).trim();
	const callee: Expression = { kind: 'name', name };
	return list ? { kind: 'call', callee, ...readArguments(list, text) } : callee;
};

const visitDecorated: Visitor = (node, visit, context) => {
	const decorators = node.getChildren('Decorator').map((decorator) => readDecorator(decorator, visit.text));
	for (const decorator of decorators) {
		if (decorator.kind === 'call') visit.calls.push({ call: decorator, ...placeOf(node, visit, context) });
	}
	for (const child of childrenOf(node)) {
		if (child.name !== 'Decorator') visitNode(child, visit, { ...context, decorators });
		else visitChildren(child, visit, context);
	}
};

const isMainTest = (node: SyntaxNode, text: string): boolean =>
	/^\(?\s*(__name__\s*==\s*['"]__main__['"]|['"]__main__['"]\s*==\s*__name__)/.test(text.slice(node.from, node.to));

const conditional = (context: Context): Context => ({ ...context, scope: { ...context.scope, isConditional: true } });

const visitIf: Visitor = (node, visit, context) => {
	let inner = conditional(context);
	for (const child of childrenOf(node)) {
		if (child.name === 'else' || child.name === 'elif') inner = conditional(context);
		if (child.name === 'Body') visitChildren(child, visit, inner);
		else if (isMainTest(child, visit.text) && context.scope.kind === 'module') {
			visit.hasMain = true;
			inner = { ...context, scope: { kind: 'main' } };
		} else if (/^(typing\.)?TYPE_CHECKING$/.test(visit.text.slice(child.from, child.to))) {
			inner = { ...context, typeOnly: true };
		} else visitNode(child, visit, context);
	}
};

/** `with gr.Blocks() as demo:` names a value as an assignment does. */
const visitWith: Visitor = (node, visit, context) => {
	for (const { prevSibling, nextSibling: name } of node.getChildren('as')) {
		if (prevSibling === null || name?.name !== 'VariableName') continue;
		visit.assignments.push({
			target: visit.text.slice(name.from, name.to),
			value: readExpression(prevSibling, visit.text),
			source: visit.text.slice(prevSibling.from, name.to),
			...placeOf(node, visit, context),
		});
	}
	visitChildren(node, visit, context);
};

const visitString: Visitor = (node, visit) => {
	const value = readExpression(node, visit.text);
	if (value.kind === 'string' && value.value.length <= 300) visit.strings.push(value.value);
};

const visitors: Readonly<Record<string, Visitor>> = {
	ImportStatement: (node, visit, context) => {
		for (const found of readImport(node, visit.text)) {
			visit.imports.push({ ...found, typeOnly: context.typeOnly, ...placeOf(node, visit, context) });
		}
	},
	AssignStatement: visitAssignment,
	UpdateStatement: visitAssignment,
	FunctionDefinition: visitFunction,
	ClassDefinition: visitClass,
	DecoratedStatement: visitDecorated,
	IfStatement: visitIf,
	WithStatement: visitWith,
	TryStatement: (node, visit, context) => visitChildren(node, visit, conditional(context)),
	String: visitString,
	ContinuedString: visitString,
	ReturnStatement: (node, visit, context) => {
		const value = readExpression(node.firstChild?.nextSibling, visit.text);
		visit.returns.push({ value, ...placeOf(node, visit, context) });
		visitChildren(node, visit, context);
	},
	CallExpression: (node, visit, context) => {
		const call = readExpression(node, visit.text);
		if (call.kind === 'call') visit.calls.push({ call, ...placeOf(node, visit, context) });
		visitChildren(node, visit, context);
	},
	MemberExpression: (node, visit, context) => {
		const item = readExpression(node, visit.text);
		if (item.kind === 'item') visit.lookups.push({ item, ...placeOf(node, visit, context) });
		visitChildren(node, visit, context);
	},
};
