import { UserError } from '../../errors.ts';

/**
 * Control characters, separators of lines, marks of direction and of byte order, non-characters, half surrogate pairs.
 * A parser may see a new line in them, and a reader sees something else than the parser does.
 */
const unprintable =
	/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/u;

/** Throws when the text holds a character that the format cannot carry; `what` names the text, for example "The label". */
export const refuseUnprintable = (text: string, what: string): void => {
	const found = unprintable.exec(text)?.[0];
	if (found !== undefined) throw unacceptable(text, what, `contains ${codePoint(found)}`);
};

/** The error for text that a format cannot carry. */
export const unacceptable = (text: string, what: string, reason: string): UserError =>
	new UserError(
		`${what} ${visible(text)} ${reason}.`,
		'Use printable characters on one line, without spaces at the ends.',
	);

/** The text in double quotes, with every character that a terminal would act upon written as an escape. */
export const visible = (text: string): string => escapeInvisible(JSON.stringify(text));

/** Writes the characters that JSON leaves as they are but a reader cannot see as \u escapes. */
export const escapeInvisible = (json: string): string =>
	json.replace(/[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g, (character) => {
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
	});

const codePoint = (character: string): string =>
	`the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
