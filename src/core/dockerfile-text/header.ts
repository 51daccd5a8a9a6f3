/** An instruction's own lines joined to one, as BuildKit joins them, and how many lines that took. */
export interface Header {
	readonly text: string;
	readonly lines: number;
}

/** Joins continuation lines; comments and empty lines between them are left out. */
export const joinLines = (lines: readonly string[], escapeChar: string): Header => {
	let text = '';
	let index = 0;
	while (index < lines.length) {
		const line = lines[index] ?? '';
		index += 1;
		if (index > 1 && /^\s*(#|$)/.test(line)) continue;
		const continued = continuation(line, escapeChar);
		if (continued === undefined) return { text: text + line, lines: index };
		text += continued;
	}
	return { text, lines: index };
};

/** The line without the escape at its end; undefined when it ends there. */
const continuation = (line: string, escapeChar: string): string | undefined => {
	const trimmed = line.trimEnd();
	return trimmed.endsWith(escapeChar) ? trimmed.slice(0, -1) : undefined;
};
