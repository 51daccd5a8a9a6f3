/** Splits a shell text into simple commands of words, as far as can be told without running it. */
export const splitCommands = (text: string): readonly (readonly string[])[] => {
	const commands: string[][] = [];
	let words: string[] = [];
	const end = (): void => {
		if (words.length > 0) commands.push(words);
		words = [];
	};
	const joined = text.replaceAll(/\\\r?\n/g, ' ');
	for (const [token] of joined.matchAll(tokens)) {
		if (/^(&&|\|\||[;|&\n])$/.test(token)) end();
		else if (!/^(\s|#)/.test(token) && !/^\d?[<>]/.test(token)) words.push(unquote(token));
	}
	end();
	return commands;
};

const tokens =
	/&&|\|\||[;|&\n]|(?<=^|\s)#[^\n]*|\d?>+\s*&?\S+|<+\s*\S+|[^\S\n]+|(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\$\{[^}]*\}|\$\([^)]*\)|\\.|[^\s;&|"'\\])+|["'\\]/g;

/** Takes quotes away, and puts the default in the place of `${PORT:-8000}`. */
const unquote = (word: string): string =>
	word
		.replaceAll(/"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? '')
		.replaceAll(/\$\{\w+:?[-=]([^}]*)\}/g, '$1');
