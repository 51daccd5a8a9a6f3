/** One `name=value` of ENV, LABEL or ARG; `value` is undefined for `ARG name`. */
export interface Assignment {
	readonly name: string;
	readonly value: string | undefined;
	/** Quotes and escapes kept. */
	readonly raw: string | undefined;
}

/** The assignments of an ENV, LABEL or ARG argument; the old form `name value` gives one. */
export const parseAssignments = (argument: string): readonly Assignment[] => {
	const words = splitWords(argument);
	if (isLegacyForm(argument)) {
		const [name = ''] = words;
		const raw = argument.trim().slice(name.length).trim();
		return [{ name, value: unquote(raw), raw }];
	}
	return words.map((word) => {
		const equals = word.indexOf('=');
		if (equals < 0) return { name: unquote(word), value: undefined, raw: undefined };
		const raw = word.slice(equals + 1);
		return { name: unquote(word.slice(0, equals)), value: unquote(raw), raw };
	});
};

/** `ENV name value`, without an equals sign in the first word. */
export const isLegacyForm = (argument: string): boolean => {
	const words = splitWords(argument);
	return words.length > 1 && !(words[0] ?? '').includes('=');
};

/** Splits at blanks outside of quotes; quotes and escapes stay in the words. */
export const splitWords = (text: string): readonly string[] => {
	const words: string[] = [];
	let word = '';
	let quote = '';
	for (let index = 0; index < text.length; index += 1) {
		const char = text.charAt(index);
		if (char === '\\' && quote !== "'") {
			word += char + text.charAt(index + 1);
			index += 1;
			continue;
		}
		if (quote === '' && /\s/.test(char)) {
			if (word !== '') words.push(word);
			word = '';
			continue;
		}
		if (quote === '' && (char === '"' || char === "'")) quote = char;
		else if (char === quote) quote = '';
		word += char;
	}
	return word === '' ? words : [...words, word];
};

/** Takes quotes and escapes away, as the builder does. */
export const unquote = (text: string): string =>
	text.replace(
		/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
		(_, single: string | undefined, double: string | undefined, escaped: string | undefined) =>
			single ?? double?.replace(/\\(["\\$])/g, '$1') ?? escaped ?? '',
	);
