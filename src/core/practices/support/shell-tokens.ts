/** A word or an operator of a shell text. */
export interface Token {
	readonly kind: 'word' | 'operator';
	readonly text: string;
	/** Texts of command substitutions in it. */
	readonly inner: readonly string[];
}

/** Reads a shell text into its words and operators; comments and redirections are left out. */
export const tokenize = (text: string): readonly Token[] => {
	const tokens: Token[] = [];
	let index = 0;
	while (index < text.length) {
		const rest = text.slice(index, index + 400);
		const skipped = /^(?:[ \t\r]+|\\\n)/.exec(rest) ?? /^#[^\n]*/.exec(rest);
		const operator = /^(?:&&|\|\||;;|\|&|[;&|()\n])/.exec(rest);
		const redirection = /^(?:\d*[<>]&\d+|&>>?|\d*(?:<<<|<<-?|>>|>\||<>|[<>]))[ \t]*/.exec(rest);
		if (skipped !== null) index += skipped[0].length;
		else if (redirection !== null) {
			index += redirection[0].length;
			if (!/&\d+[ \t]*$/.test(redirection[0])) index = readWord(text, index).next;
		} else if (operator !== null) {
			index += operator[0].length;
			tokens.push({ kind: 'operator', text: operator[0].replace('\n', ';').replace('|&', '|'), inner: [] });
		} else {
			const word = readWord(text, index);
			index = word.next;
			tokens.push({ kind: 'word', text: word.text, inner: word.inner });
		}
	}
	return tokens;
};

interface Word {
	readonly text: string;
	readonly inner: readonly string[];
	readonly next: number;
}

const readWord = (text: string, start: number): Word => {
	let word = '';
	const inner: string[] = [];
	let index = start;
	while (index < text.length && !/[\s;&|()<>]/.test(text.charAt(index))) {
		const part = readPart(text, index);
		word += part.text;
		inner.push(...part.inner);
		index = part.next;
	}
	return { text: word, inner, next: Math.max(index, start + 1) };
};

const readPart = (text: string, index: number): Word => {
	const char = text.charAt(index);
	if (char === '\\') {
		const escaped = text.charAt(index + 1);
		return { text: escaped === '\n' ? '' : escaped, inner: [], next: index + 2 };
	}
	if (char === "'") return until(text, index, "'");
	if (char === '"') return readDouble(text, index);
	if (char === '`') return substitution(text, index, closing(text, index, '`'));
	if (char === '$' && text.charAt(index + 1) === '(') return substitution(text, index, matching(text, index + 1, '()'));
	if (char === '$' && text.charAt(index + 1) === '{') {
		const next = matching(text, index + 1, '{}');
		return { text: text.slice(index, next), inner: [], next };
	}
	return { text: char, inner: [], next: index + 1 };
};

const until = (text: string, index: number, quote: string): Word => {
	const next = closing(text, index, quote);
	return { text: text.slice(index + 1, next - 1), inner: [], next };
};

const closing = (text: string, index: number, quote: string): number => {
	const found = text.indexOf(quote, index + 1);
	return found < 0 ? text.length : found + 1;
};

const substitution = (text: string, index: number, next: number): Word => ({
	text: text.slice(index, next),
	inner: [text.slice(text.charAt(index) === '`' ? index + 1 : index + 2, next - 1)],
	next,
});

const readDouble = (text: string, start: number): Word => {
	let word = '';
	const inner: string[] = [];
	let index = start + 1;
	while (index < text.length && text.charAt(index) !== '"') {
		const char = text.charAt(index);
		if (char === '\\') {
			const next = text.charAt(index + 1);
			word += next === '\n' ? '' : '"\\$`'.includes(next) ? next : `\\${next}`;
			index += 2;
		} else if (char === '$' || char === '`') {
			const part = readPart(text, index);
			word += part.text;
			inner.push(...part.inner);
			index = part.next;
		} else {
			word += char;
			index += 1;
		}
	}
	return { text: word, inner, next: index + 1 };
};

/** The position after the bracket that closes the one at `index`; quotes inside are skipped. */
const matching = (text: string, index: number, [open, close]: string): number => {
	let depth = 0;
	for (let position = index; position < text.length; position += 1) {
		const char = text.charAt(position);
		if (char === '\\') position += 1;
		else if (char === "'") position = closing(text, position, "'") - 1;
		else if (char === open) depth += 1;
		else if (char === close) {
			depth -= 1;
			if (depth === 0) return position + 1;
		}
	}
	return text.length;
};
