import { normalizePackageName } from '../package-name.ts';
import { isVersion, satisfiesSpecifier } from '../pep440.ts';

const operators = ['===', '==', '~=', '!=', '<=', '>=', '<', '>', 'not in', 'in'] as const;
type Operator = (typeof operators)[number];

type Operand = { readonly kind: 'variable'; readonly name: string } | { readonly kind: 'text'; readonly value: string };

/** The condition after the semicolon of a requirement. */
export type Marker =
	| { readonly kind: 'and' | 'or'; readonly left: Marker; readonly right: Marker }
	| { readonly kind: 'compare'; readonly left: Operand; readonly operator: Operator; readonly right: Operand };

/** Values of marker variables; a variable that is absent is not known. */
export type MarkerEnvironment = Readonly<Record<string, string>>;

/** The environment in a Linux image, with the architecture left open. */
export const linuxEnvironment = (python: string): MarkerEnvironment => ({
	implementation_name: 'cpython',
	os_name: 'posix',
	platform_python_implementation: 'CPython',
	platform_system: 'Linux',
	python_full_version: `${python}.0`,
	python_version: python,
	sys_platform: 'linux',
});

const token = /\s*(?:(\(|\)|===|==|~=|!=|<=|>=|<|>|and\b|or\b|not\s+in\b|in\b)|([A-Za-z_][\w.]*)|'([^']*)'|"([^"]*)")/y;

interface Tokens {
	readonly list: readonly Token[];
	next: number;
}
type Token = { readonly symbol: string } | { readonly operand: Operand };

/** Undefined when the text is not a marker. */
export const parseMarker = (text: string): Marker | undefined => {
	const list = tokenize(text);
	if (list === undefined) return undefined;
	const tokens: Tokens = { list, next: 0 };
	const marker = parseChain(tokens, 'or');
	return tokens.next === list.length ? marker : undefined;
};

const tokenize = (text: string): readonly Token[] | undefined => {
	const list: Token[] = [];
	let at = 0;
	while (text.slice(at).trim() !== '') {
		token.lastIndex = at;
		const found = token.exec(text);
		if (found === null) return undefined;
		at = token.lastIndex;
		const [, symbol, name, single, double] = found;
		if (symbol !== undefined) list.push({ symbol: symbol.replace(/\s+/, ' ') });
		else if (name !== undefined) list.push({ operand: { kind: 'variable', name: name.replaceAll('.', '_') } });
		else list.push({ operand: { kind: 'text', value: single ?? double ?? '' } });
	}
	return list;
};

const takeSymbol = (tokens: Tokens, accepts: (symbol: string) => boolean): string | undefined => {
	const found = tokens.list[tokens.next];
	if (found === undefined || !('symbol' in found) || !accepts(found.symbol)) return undefined;
	tokens.next += 1;
	return found.symbol;
};

const takeOperand = (tokens: Tokens): Operand | undefined => {
	const found = tokens.list[tokens.next];
	if (found === undefined || !('operand' in found)) return undefined;
	tokens.next += 1;
	return found.operand;
};

/** `or` binds weaker than `and`. */
const parseChain = (tokens: Tokens, kind: 'and' | 'or'): Marker | undefined => {
	const parseSide = () => (kind === 'or' ? parseChain(tokens, 'and') : parseTerm(tokens));
	let marker = parseSide();
	while (marker !== undefined && takeSymbol(tokens, (symbol) => symbol === kind)) {
		const right = parseSide();
		marker = right === undefined ? undefined : { kind, left: marker, right };
	}
	return marker;
};

const parseTerm = (tokens: Tokens): Marker | undefined => {
	if (takeSymbol(tokens, (symbol) => symbol === '(')) {
		const inside = parseChain(tokens, 'or');
		return takeSymbol(tokens, (symbol) => symbol === ')') ? inside : undefined;
	}
	const left = takeOperand(tokens);
	const symbol = takeSymbol(tokens, (text) => operators.some((operator) => operator === text));
	const operator = operators.find((known) => known === symbol);
	const right = takeOperand(tokens);
	if (left === undefined || operator === undefined || right === undefined) return undefined;
	return { kind: 'compare', left, operator, right };
};

/** True, false, or undefined when it depends on something that the environment does not tell. */
export const evaluateMarker = (marker: Marker, environment: MarkerEnvironment): boolean | undefined => {
	if (marker.kind === 'compare') return compareOperands(marker, environment);
	const sides = [evaluateMarker(marker.left, environment), evaluateMarker(marker.right, environment)];
	const decisive = marker.kind === 'or';
	if (sides.includes(decisive)) return decisive;
	return sides.includes(undefined) ? undefined : !decisive;
};

const compareOperands = (
	{ left, operator, right }: Extract<Marker, { kind: 'compare' }>,
	environment: MarkerEnvironment,
): boolean | undefined => {
	const namesExtra = [left, right].some((operand) => operand.kind === 'variable' && operand.name === 'extra');
	const [first, second] = [left, right].map((operand) => {
		const value = operand.kind === 'text' ? operand.value : environment[operand.name];
		return namesExtra && value !== undefined ? normalizePackageName(value) : value;
	});
	return first === undefined || second === undefined ? undefined : compareTexts(first, operator, second);
};

const compareTexts = (left: string, operator: Operator, right: string): boolean => {
	if (operator === 'in') return right.includes(left);
	if (operator === 'not in') return !right.includes(left);
	if (isVersion(left) && isVersion(right.replace(/\.\*$/, ''))) return satisfiesSpecifier(left, `${operator}${right}`);
	const results: Partial<Record<Operator, boolean>> = {
		'===': left === right,
		'==': left === right,
		'!=': left !== right,
		'<': left < right,
		'>': left > right,
		'<=': left <= right,
		'>=': left >= right,
	};
	return results[operator] ?? false;
};
