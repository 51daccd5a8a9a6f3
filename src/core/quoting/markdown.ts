import { refuseUnprintable, unacceptable } from './unprintable.ts';

/** Text inside a paragraph, a list item or a heading, where it starts nothing: no emphasis, link, list, HTML or entity. */
export const markdownText = (text: string): string => {
	refuseUnprintable(text, 'The text');
	return text
		.replace(/[\\`*_[\]<>&|~#!$]/g, '\\$&')
		.replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&')
		.replace(/^[-+=:]|(?<=^\d+)[.)]/, '\\$&')
		.replace(/^ +| +$/g, (spaces) => '&#32;'.repeat(spaces.length));
};

/** Text inside a table's cell. */
export const markdownCell = (text: string): string => markdownText(text);

/** Text as a code span, which shows every character as it is. */
export const markdownCode = (text: string): string => {
	refuseUnprintable(text, 'The text');
	if (text === '') throw unacceptable(text, 'The text', 'is empty, and there is no empty code span');
	const fence = '`'.repeat(longestRun(text) + 1);
	const padding = /^[` ]|[` ]$/.test(text) && text.trim() !== '' ? ' ' : '';
	return `${fence}${padding}${text}${padding}${fence}`;
};

/** A code span inside a table's cell, where a bar would end the cell. */
export const markdownCellCode = (text: string): string => {
	if (text.includes('\\|'))
		throw unacceptable(text, 'The text', 'has a backslash before a bar, which no table can show');
	return markdownCode(text).replaceAll('|', '\\|');
};

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
