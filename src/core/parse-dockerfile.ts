import { Copy, DockerfileParser, Run, type Instruction as SyntaxInstruction } from 'dockerfile-ast';
import type { BuildContext, Comment, Dockerfile, Heredoc, Instruction, Stage } from './dockerfile.ts';
import { parseAssignments } from './dockerfile-text/assignments.ts';
import { expand } from './dockerfile-text/expand.ts';
import { joinLines } from './dockerfile-text/header.ts';
import { jsonForm, takeFlags } from './dockerfile-text/instruction-parts.ts';

export interface ParseOptions {
	/** Name of the stage to build. */
	readonly target?: string;
	readonly context?: BuildContext;
	readonly today?: string;
}

/** Parses any Dockerfile; what no builder would accept is kept as far as it can be read. */
export const parseDockerfile = (text: string, options: ParseOptions = {}): Dockerfile => {
	const plain = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
	const syntax = DockerfileParser.parse(plain);
	const source = { lines: plain.split('\n'), escapeChar: syntax.getEscapeCharacter() };
	const instructions = syntax.getInstructions().map((instruction) => toInstruction(instruction, source));
	const firstFrom = instructions.findIndex(({ keyword }) => keyword === 'FROM');
	const globals = firstFrom < 0 ? instructions : instructions.slice(0, firstFrom);
	const stages = firstFrom < 0 ? [] : toStages(instructions.slice(firstFrom), globals);
	return {
		text,
		directives: Object.fromEntries(
			syntax.getDirectives().map((directive) => [directive.getName().toLowerCase(), directive.getValue()]),
		),
		globalArguments: globals.filter(({ keyword }) => keyword === 'ARG'),
		strays: globals.filter(({ keyword }) => keyword !== 'ARG'),
		stages,
		target: stages.findLast(({ name }) => name === options.target && name !== undefined) ?? stages.at(-1),
		comments: findComments(source.lines, instructions),
		context: options.context,
		today: options.today,
	};
};

interface Source {
	readonly lines: readonly string[];
	readonly escapeChar: string;
}

const toInstruction = (syntax: SyntaxInstruction, { lines, escapeChar }: Source): Instruction => {
	const { start, end } = syntax.getRange();
	const own = lines.slice(start.line, end.line + 1);
	const header = joinLines(own, escapeChar);
	const match = /^\s*(\S+)\s*(.*)$/s.exec(header.text);
	const keyword = (match?.[1] ?? '').toUpperCase();
	const { flags, argument } = takeFlags(keyword, (match?.[2] ?? '').trimEnd());
	return {
		keyword,
		text: own.join('\n'),
		argument,
		flags,
		json: jsonForm(keyword, argument),
		heredocs: findHeredocs(syntax, lines),
		line: start.line + 1,
		endLine: end.line + 1,
		stage: -1,
	};
};

const findHeredocs = (syntax: SyntaxInstruction, lines: readonly string[]): readonly Heredoc[] => {
	if (!(syntax instanceof Copy || syntax instanceof Run)) return [];
	return syntax.getHeredocs().map((heredoc) => {
		const range = heredoc.getContentRange();
		const body = range === null ? '' : lines.slice(range.start.line, range.end.line + 1).join('\n');
		return { name: heredoc.getName(), body };
	});
};

const toStages = (instructions: readonly Instruction[], globals: readonly Instruction[]): readonly Stage[] => {
	const defaults = argumentDefaults(globals);
	const stages: Stage[] = [];
	for (const instruction of instructions) {
		if (instruction.keyword === 'FROM') stages.push(toStage(instruction, { stages, defaults }));
		else {
			const stage = stages.at(-1);
			if (stage === undefined) continue;
			const grown = { ...instruction, stage: stage.index };
			stages[stage.index] = { ...stage, instructions: [...stage.instructions, grown] };
		}
	}
	return stages;
};

const toStage = (
	from: Instruction,
	{ stages, defaults }: { readonly stages: readonly Stage[]; readonly defaults: ReadonlyMap<string, string> },
): Stage => {
	const [written = '', as, name] = from.argument.split(/\s+/);
	const image = expand(written.replace(/^"(.*)"$/, '$1'), (variable) => defaults.get(variable));
	const named = as?.toLowerCase() === 'as' ? name : undefined;
	const parent = stages.findLast((stage) => stage.name?.toLowerCase() === image.toLowerCase());
	const index = stages.length;
	return { index, name: named, image, parent, from: { ...from, stage: index }, instructions: [] };
};

/** Defaults of the global arguments; one may refer to those before it. */
const argumentDefaults = (globals: readonly Instruction[]): ReadonlyMap<string, string> => {
	const defaults = new Map<string, string>();
	for (const { keyword, argument } of globals) {
		if (keyword !== 'ARG') continue;
		for (const { name, value } of parseAssignments(argument)) {
			if (value !== undefined)
				defaults.set(
					name,
					expand(value, (variable) => defaults.get(variable)),
				);
		}
	}
	return defaults;
};

const findComments = (lines: readonly string[], instructions: readonly Instruction[]): readonly Comment[] => {
	const inside = new Set<number>();
	for (const { line, endLine, heredocs } of instructions) {
		const bodyLines = heredocs.reduce((sum, { body }) => sum + body.split('\n').length + 1, 0);
		for (let number = endLine - bodyLines + 1; number <= endLine; number += 1) {
			if (heredocs.length > 0 && number > line) inside.add(number);
		}
	}
	return lines.flatMap((text, index) => {
		const match = /^\s*#(.*)$/.exec(text);
		return match === null || inside.has(index + 1) ? [] : [{ line: index + 1, text: (match[1] ?? '').trim() }];
	});
};
