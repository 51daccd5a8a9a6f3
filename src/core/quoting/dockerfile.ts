import { parseRelativePath } from '../safe-path.ts';
import { escapeInvisible, refuseUnprintable, unacceptable } from './unprintable.ts';

/** A value of LABEL, ENV or ARG: in double quotes, with nothing left that the builder expands. */
export const dockerfileString = (text: string): string => {
	refuseUnprintable(text, 'The value');
	return `"${text.replace(/[\\"$]/g, '\\$&')}"`;
};

/** The JSON form of RUN, CMD, ENTRYPOINT and HEALTHCHECK; the builder expands nothing in it. */
export const execForm = (args: readonly string[]): string => {
	for (const arg of args) refuseInArgument(arg);
	return `[${args.map(jsonWord).join(', ')}]`;
};

/** What follows COPY and its flags: plain words where they need no quoting, otherwise the JSON form. */
export const copyArguments = (sources: readonly string[], destination: string): string => {
	const words = [...sources.map(copySource), copyDestination(destination)];
	return words.every((word) => plainWord.test(word)) ? words.join(' ') : `[${words.map(jsonWord).join(', ')}]`;
};

const plainWord = /^[\w./@+:,~=%][\w./@+:,~=%-]*$/;

/** A process cannot be given NUL, and half a surrogate pair would arrive as another character. */
const refuseInArgument = (arg: string): void => {
	if (arg.includes('\0') || !arg.isWellFormed())
		throw unacceptable(arg, 'The argument', 'holds what no process can be given');
};

const jsonWord = (text: string): string => escapeInvisible(JSON.stringify(text));

/** What the builders take for a pattern, an exclusion or a heredoc in a source of COPY, or cut off, however it is quoted. */
const unquotable = /[*?[\]\\]|^!|<<|^\s|\s$/;

const copySource = (path: string): string => {
	if (unquotable.test(path)) throw unacceptable(path, 'The path', 'has characters that COPY cannot be given');
	return escapeExpansion(parseRelativePath(path));
};

const copyDestination = (path: string): string => {
	refuseUnprintable(path, 'The path');
	if (path.includes('<<')) throw unacceptable(path, 'The path', 'has characters that COPY cannot be given');
	return escapeExpansion(path);
};

/** The builder expands variables and takes quotes away in every word of COPY. */
const escapeExpansion = (word: string): string => word.replace(/[\\'"$]/g, '\\$&');
