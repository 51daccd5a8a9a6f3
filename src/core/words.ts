/** For example "1 file" and "3 files". */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** For example "a, b or c". */
export const listWords = (words: readonly string[], conjunction = 'or'): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;

/** The first words, and how many there are besides: "a, b, c and 4 more". */
export const someOf = (words: readonly string[], most = 3): string => {
	const shown = words.slice(0, most).join(', ');
	return words.length > most ? `${shown} and ${words.length - most} more` : shown;
};
