import { UserError } from '../errors.ts';
import { isEnvironmentName } from './quoting/names.ts';

/** Variables of a file such as .env: NAME=value a line, with comments, quotes around a value, and `export` before a name. */
export const parseEnvironmentFile = (text: string, name: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		text
			.replace(/^\uFEFF/, '')
			.split(/\r?\n/)
			.flatMap((line, row) => (/^\s*(#|$)/.test(line) ? [] : [parseLine(line, `${name} line ${row + 1}`)])),
	);

const parseLine = (line: string, place: string): readonly [string, string] => {
	const [, variable = '', value = ''] = /^\s*(?:export\s+)?([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
	if (!isEnvironmentName(variable)) throw new UserError(`${place} is no NAME=value.`, 'Correct that line.');
	const [, quote, inside = ''] = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value) ?? [];
	return [variable, quote === undefined ? value.replace(/\s+#.*$/, '') : inside];
};
