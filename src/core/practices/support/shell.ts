import { type Token, tokenize } from './shell-tokens.ts';

/** One simple command of a shell text: `a=1 tar -x file | sh` has two. */
export interface Command {
	/** Program first; quotes taken away, variables left as they stand. */
	readonly words: readonly string[];
	readonly assignments: readonly string[];
	/** What stands before it: "" at the start, otherwise "&&", "||", ";", "|", "&", "(" or a line break as ";". */
	readonly after: string;
	/** True when its output goes into a pipe. */
	readonly piped: boolean;
}

const keywords = new Set([
	'if',
	'then',
	'else',
	'elif',
	'do',
	'while',
	'until',
	'!',
	'{',
	'}',
	'time',
	'exec',
	'fi',
	'done',
	'esac',
]);

/** The commands of a POSIX shell text, those in `$(…)` and backticks too. Not a full shell: aliases and `eval` stay text. */
export const parseShell = (text: string): readonly Command[] => {
	const tokens = tokenize(text);
	const commands: Command[] = [];
	let words: string[] = [];
	let after = '';
	const end = (operator: string): void => {
		const command = toCommand(words, after);
		if (command !== undefined) commands.push({ ...command, piped: operator === '|' });
		words = [];
		after = operator;
	};
	for (const token of withoutPatterns(tokens)) {
		if (token.kind === 'operator') end(token.text);
		else words.push(token.text);
	}
	end('');
	return [...commands, ...tokens.flatMap(({ inner }) => inner.flatMap(parseShell))];
};

/** Takes out what `case` compares with, as in `a | b)`, where the bars are no pipes. */
const withoutPatterns = (tokens: readonly Token[]): readonly Token[] => {
	let inPattern = false;
	let cases = 0;
	return tokens.filter(({ kind, text }, index) => {
		if (text === 'esac' && cases > 0) {
			cases -= 1;
			inPattern = false;
		} else if (inPattern) {
			inPattern = kind === 'word' || text !== ')';
			return !inPattern;
		} else if (kind === 'word' ? text === 'in' && tokens[index - 2]?.text === 'case' : text === ';;' && cases > 0) {
			if (kind === 'word') cases += 1;
			inPattern = true;
		}
		return true;
	});
};

const toCommand = (words: readonly string[], after: string): Omit<Command, 'piped'> | undefined => {
	const rest = [...words];
	while (keywords.has(rest[0] ?? '')) rest.shift();
	const assignments: string[] = [];
	while (/^\w+\+?=/.test(rest[0] ?? '')) assignments.push(rest.shift() ?? '');
	if (rest.length === 0 && assignments.length === 0) return undefined;
	if (['for', 'case', 'select', 'function'].includes(rest[0] ?? '')) return undefined;
	if (rest[0] === 'env') {
		rest.shift();
		while (/^(\w+=|-)/.test(rest[0] ?? '')) assignments.push(rest.shift() ?? '');
	}
	return { words: rest, assignments, after };
};
