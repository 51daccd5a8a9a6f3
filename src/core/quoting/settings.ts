import { escapeInvisible, refuseUnprintable, unacceptable } from './unprintable.ts';

/** A TOML basic string: every escape that JSON uses is one of TOML too. */
export const tomlString = (text: string): string => jsonString(text);

/** A YAML double-quoted scalar: JSON strings are YAML, whatever the word inside looks like. */
export const yamlString = (text: string): string => jsonString(text);

/** A value as Python's configparser reads it, with its default interpolation of percent signs. */
export const iniValue = (text: string): string => {
	refuseUnprintable(text, 'The value');
	if (text.trim() !== text) throw unacceptable(text, 'The value', 'starts or ends with a space');
	return text.replaceAll('%', '%%');
};

/** A JSON string, with what a reader cannot see as escapes. */
const jsonString = (text: string): string => {
	if (!text.isWellFormed()) throw unacceptable(text, 'The value', 'holds half of a surrogate pair');
	return escapeInvisible(JSON.stringify(text));
};
