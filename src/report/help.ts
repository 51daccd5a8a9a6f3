import type { Flag } from '../args.ts';
import { wrapText } from '../core/columns.ts';
import { ExitCode } from '../errors.ts';
import { columnsOf, type Io } from '../io.ts';

/** What is said of one command. */
export interface CommandHelp {
	/** The lines of usage, an empty line, then what it does. */
	readonly usage: readonly string[];
	readonly flags: readonly Flag[];
	readonly notes?: readonly string[];
}

/** The text of --help: usage lines, then one entry for each flag, wrapped to the width of the terminal. */
export const renderHelp = ({ usage, flags, notes = [] }: CommandHelp, columns: number): string => {
	const entries = flags.map((flag) => ({ left: leftSide(flag), help: rightSide(flag) }));
	const indent = Math.min(Math.max(...entries.map(({ left }) => left.length)) + 4, 34);
	const width = Math.min(columns, 100);
	const lines = entries.map(({ left, help }) => renderEntry(`  ${left}`, help, { indent, width }));
	return [
		...usage.flatMap((line) => (/^(Usage:|\s)/.test(line) ? [line] : wrapText(line, width))),
		'',
		...lines,
		...(notes.length > 0 ? ['', ...notes.flatMap((note) => wrapText(note, width))] : []),
		'',
	].join('\n');
};

export const printHelp = (help: CommandHelp, io: Io): ExitCode => {
	io.stdout.write(renderHelp(help, columnsOf(io)));
	return ExitCode.done;
};

const rightSide = ({ help, default: value }: Flag): string => (value === undefined ? help : `${help} (${value})`);

/** The flag as it is typed, with what it takes. */
export const leftSide = ({ name, takes, short, negatable }: Flag): string => {
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
