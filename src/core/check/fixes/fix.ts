import type { Dockerfile, Instruction } from '../../dockerfile.ts';

/** New text for whole lines of a file; lines count from 1. */
export interface LineEdit {
	readonly line: number;
	readonly endLine: number;
	/** Undefined takes the lines out. */
	readonly text: string | undefined;
}

/** Makes a safe change for one practice; what it gives must build and behave as before. */
export interface Fix {
	/** Of the practice. */
	readonly slug: string;
	readonly edits: (file: Dockerfile) => readonly LineEdit[];
}

export const replaceInstruction = ({ line, endLine }: Instruction, text: string): LineEdit => ({ line, endLine, text });

export const insertBefore = (instruction: Instruction, text: string): LineEdit => ({
	line: instruction.line,
	endLine: instruction.line - 1,
	text,
});

export const insertAfter = (instruction: Instruction, text: string): LineEdit => ({
	line: instruction.endLine + 1,
	endLine: instruction.endLine,
	text,
});

/** Applies edits of different lines; every other byte stays, line ends included. */
export const applyEdits = (text: string, edits: readonly LineEdit[]): string => {
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	const lines = text.split(newline);
	for (const edit of edits.toSorted((one, other) => other.line - one.line)) {
		const fresh = edit.text === undefined ? [] : edit.text.split('\n');
		lines.splice(edit.line - 1, edit.endLine - edit.line + 1, ...fresh);
	}
	return lines.join(newline);
};
