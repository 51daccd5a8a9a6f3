import { UsageError } from '../../errors.ts';

/** Accepts exactly one of the listed words. */
export const oneOf = <T extends string>(words: readonly T[], { flag, text }: { flag: string; text: string }): T => {
	const found = words.find((word) => word === text);
	if (found !== undefined) return found;
	throw new UsageError(`--${flag} does not take "${text}".`, `It takes ${listWords(words)}.`);
};

/** For example "a, b or c". */
export const listWords = (words: readonly string[], conjunction = 'or'): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
