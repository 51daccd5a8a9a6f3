/** A parsed Dockerfile, as far as practices need it. Lines count from 1. */
export interface Dockerfile {
	readonly text: string;
	/** Parser directives at the top, lower-case names, for example syntax, escape, check. */
	readonly directives: Readonly<Record<string, string>>;
	/** ARG instructions before the first FROM. */
	readonly globalArguments: readonly Instruction[];
	readonly stages: readonly Stage[];
	/** The stage that is built by default, after its name or the last one. */
	readonly target: Stage | undefined;
	/** The text of .dockerignore (or its equal) beside it; undefined when there is none or it was not looked for. */
	readonly ignoreFile: string | undefined;
}

export interface Stage {
	readonly index: number;
	readonly name: string | undefined;
	/** The image as written, ARG defaults expanded. */
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
	/** As written, continuation lines included. */
	readonly text: string;
	/** Without keyword and flags; continuation lines joined, comments inside taken out. */
	readonly argument: string;
	readonly flags: readonly { readonly name: string; readonly value: string }[];
	/** The strings of the JSON form; undefined in shell form. */
	readonly json: readonly string[] | undefined;
	/** The bodies of heredocs. */
	readonly heredocs: readonly string[];
	readonly line: number;
	readonly endLine: number;
	readonly stage: number;
}
