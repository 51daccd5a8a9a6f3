import type { SyntaxNode } from '@lezer/common';

const literal = /^([a-z]{0,2})("""|'''|"|')([\s\S]*)\2$/i;

const escapes: Readonly<Record<string, string>> = {
	n: '\n',
	t: '\t',
	r: '\r',
	'\\': '\\',
	'\n': '',
	"'": "'",
	'"': '"',
};

const replaceEscapes = (text: string): string =>
	text.replaceAll(/\\([\s\S])/g, (whole, next: string) => escapes[next] ?? whole);

const readLiteral = (text: string): string | undefined => {
	const [, prefix = '', , body] = literal.exec(text) ?? [];
	if (body === undefined || /f/i.test(prefix)) return undefined;
	return /r/i.test(prefix) ? body : replaceEscapes(body);
};

/** The value of a string literal; undefined when a part of it is only known when the program runs. */
export const readString = (node: SyntaxNode, text: string): string | undefined => {
	if (node.name === 'String') return readLiteral(text.slice(node.from, node.to));
	const pieces: string[] = [];
	for (let child = node.firstChild; child !== null; child = child.nextSibling) {
		const piece = child.name === 'Comment' ? '' : readString(child, text);
		if (piece === undefined || child.name === 'FormatString') return undefined;
		pieces.push(piece);
	}
	return pieces.join('');
};
