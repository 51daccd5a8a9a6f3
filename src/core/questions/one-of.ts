import { UsageError } from '../../errors.ts';
import { listWords } from '../words.ts';

/** Accepts exactly one of the listed words. */
export const oneOf = <T extends string>(words: readonly T[], { flag, text }: { flag: string; text: string }): T => {
	const found = words.find((word) => word === text);
	if (found !== undefined) return found;
	throw new UsageError(`--${flag} does not take "${text}".`, `It takes ${listWords(words)}.`);
};
