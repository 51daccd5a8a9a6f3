import type { Sources } from './sources.ts';

/** True where a file says what these words look for. */
export const someTextSays = async (
	{ readText }: Pick<Sources, 'readText'>,
	files: readonly string[],
	words: RegExp,
): Promise<boolean> => {
	const texts = await Promise.all(files.map(readText));
	return texts.some((text) => words.test(text ?? ''));
};
