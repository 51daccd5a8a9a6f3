import { UserError } from '../errors.ts';

/** What is wrong with a typed answer and what is accepted; undefined when it can be parsed. */
export const whyRefused = (text: string, parse: (text: string) => unknown): string | undefined => {
	try {
		parse(text);
		return undefined;
	} catch (error) {
		if (error instanceof UserError) return `${error.message} ${error.hint}`;
		throw error;
	}
};
