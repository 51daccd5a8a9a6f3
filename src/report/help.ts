import type { Flag } from '../args.ts';
import { wrapText } from '../core/columns.ts';

interface HelpText {
	readonly usage: readonly string[];
	readonly flags: readonly Flag[];
	readonly notes?: readonly string[];
	/** Width of the terminal in columns. */
	readonly columns: number;
}

/** The text of --help: usage lines, then one entry for each flag, wrapped to the terminal. */
export const renderHelp = ({ usage, flags, notes = [], columns }: HelpText): string => {
	const entries = flags.map((flag) => ({ left: leftSide(flag), help: flag.help }));
	const indent = Math.min(Math.max(...entries.map(({ left }) => left.length)) + 4, 34);
	const width = Math.min(columns, 100);
	const lines = entries.map(({ left, help }) => renderEntry(`  ${left}`, help, { indent, width }));
	return [
		...usage,
		'',
		...lines,
		...(notes.length > 0 ? ['', ...notes.flatMap((note) => wrapText(note, width))] : []),
		'',
	].join('\n');
};

const leftSide = ({ name, takes, short, negatable }: Flag): string => {
	const names = [
		`--${name}`,
		...(negatable === true ? [`--no-${name}`] : []),
		...(short === undefined ? [] : [`-${short}`]),
	];
	return `${names.join(', ')}${takes === undefined ? '' : ` ${takes}`}`;
};

const renderEntry = (left: string, help: string, { indent, width }: { indent: number; width: number }): string => {
	const lines = [...wrapText(help, Math.max(width - indent, 24))];
	const first = left.length < indent ? left.padEnd(indent) + (lines.shift() ?? '') : left;
	return [first, ...lines.map((line) => ' '.repeat(indent) + line)].join('\n');
};
