/** The rules of a .dockerignore; the last one that matches decides, as in the builder. */
export interface Ignored {
	readonly excludes: (path: string) => boolean;
	/** Excluded, and nothing below it is let in again. */
	readonly excludesAll: (path: string) => boolean;
}

interface Rule {
	readonly pattern: string;
	readonly expression: RegExp;
	readonly negated: boolean;
}

export const toIgnore = (text: string): Ignored => {
	const rules = text
		.split(/\r?\n/)
		.map(toRule)
		.filter((rule) => rule !== undefined);
	const excludes = (path: string): boolean =>
		rules.reduce((excluded, { expression, negated }) => (matches(expression, path) ? !negated : excluded), false);
	const letsInBelow = (path: string): boolean =>
		rules.some(({ negated, pattern }) => negated && (pattern.startsWith(`${path}/`) || pattern.startsWith('**')));
	return { excludes, excludesAll: (path) => excludes(path) && !letsInBelow(path) };
};

const toRule = (line: string): Rule | undefined => {
	if (line.startsWith('#')) return undefined;
	const trimmed = line.trim();
	const negated = trimmed.startsWith('!');
	const pattern = (negated ? trimmed.slice(1) : trimmed)
		.trim()
		.replace(/^(\.?\/)+/, '')
		.replace(/\/+$/, '');
	if (pattern === '' || pattern === '.') return undefined;
	return { pattern, negated, expression: toExpression(pattern) };
};

/** A pattern also covers everything below what it matches. */
const matches = (expression: RegExp, path: string): boolean => {
	const parts = path.replace(/\/$/, '').split('/');
	return parts.some((_, index) => expression.test(parts.slice(0, index + 1).join('/')));
};

const toExpression = (pattern: string): RegExp => {
	const source = pattern.replace(/\*\*\/?|\*|\?|\\.|\[[^\]]*\]|[.+^${}()|[\]]/g, (token) => {
		if (token === '**/') return '(?:.*/)?';
		if (token === '**') return '.*';
		if (token === '*') return '[^/]*';
		if (token === '?') return '[^/]';
		if (token.startsWith('\\')) return token;
		return token.length > 1 ? token : `\\${token}`;
	});
	return new RegExp(`^${source}$`);
};
