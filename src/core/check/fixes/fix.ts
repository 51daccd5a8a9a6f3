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

/** Above the comments that stand right above the instruction, as they belong to it. */
export const insertBefore = ({ comments }: Dockerfile, { line }: Instruction, text: string): LineEdit => {
	const isComment = (at: number): boolean => comments.some((comment) => comment.line === at);
	let first = line;
	while (isComment(first - 1)) first -= 1;
	return { line: first, endLine: first - 1, text };
};

export const insertAfter = (instruction: Instruction, text: string): LineEdit => ({
	line: instruction.endLine + 1,
	endLine: instruction.endLine,
	text,
});

/** True for a place in a comment between continued lines. */
export const isInComment = (text: string, offset: number): boolean =>
	/^\s*#/.test(text.slice(text.lastIndexOf('\n', offset) + 1, offset + 1));

/** Where a line that no edit takes out stands after the edits. */
export const movedLine = (line: number, edits: readonly LineEdit[]): number =>
	edits
		.filter(({ endLine }) => endLine < line)
		.reduce((moved, edit) => moved + (edit.text?.split('\n').length ?? 0) - (edit.endLine - edit.line + 1), line);

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
