/** A parsed Dockerfile, as far as practices need it. Lines count from 1. */
export interface Dockerfile {
	readonly text: string;
	/** Parser directives at the top, lower-case names, for example syntax, escape, check. */
	readonly directives: Readonly<Record<string, string>>;
	/** ARG instructions before the first FROM. */
	readonly globalArguments: readonly Instruction[];
	/** Other instructions before the first FROM, which no builder accepts. */
	readonly strays: readonly Instruction[];
	readonly stages: readonly Stage[];
	/** The stage that is built: the one asked for, otherwise the last one. */
	readonly target: Stage | undefined;
	/** Whole-line comments outside of heredocs, without the "#". */
	readonly comments: readonly Comment[];
	/** What was seen of the folder that is built; undefined when it was not looked at. */
	readonly context: BuildContext | undefined;
	/** ISO date of the day, for ends of life; undefined when no practice may depend on it. */
	readonly today: string | undefined;
}

export interface Comment {
	readonly line: number;
	readonly text: string;
}

export interface BuildContext {
	/** The text of .dockerignore, or of the one named after the Dockerfile; undefined when there is none. */
	readonly ignoreFile: string | undefined;
	/** Paths that the ignore file lets in, folders with a slash at the end; undefined when there were too many to list. */
	readonly entering: readonly string[] | undefined;
}

export interface Stage {
	readonly index: number;
	readonly name: string | undefined;
	/** The image as written, ARG defaults expanded; a variable without a default stays as it is, for example "$BASE". */
	readonly image: string;
	/** The stage that it starts from, when `image` is the name of one. */
	readonly parent: Stage | undefined;
	readonly from: Instruction;
	/** Without FROM. */
	readonly instructions: readonly Instruction[];
}

export interface Instruction {
	/** Upper case. */
	readonly keyword: string;
	/** As written, continuation lines and heredocs included. */
	readonly text: string;
	/** Without keyword and flags; continuation lines joined, comments inside taken out, heredoc bodies left out. */
	readonly argument: string;
	readonly flags: readonly Flag[];
	/** The strings of the JSON form; undefined in shell form. */
	readonly json: readonly string[] | undefined;
	/** The bodies of heredocs. */
	readonly heredocs: readonly Heredoc[];
	readonly line: number;
	readonly endLine: number;
	/** Index of the stage; -1 before the first FROM. */
	readonly stage: number;
}

export interface Flag {
	readonly name: string;
	readonly value: string;
}

export interface Heredoc {
	readonly name: string;
	readonly body: string;
}
