import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** One fenced block of a page, in order. */
export interface Block {
	readonly line: number;
	readonly language: string;
	/** Words after the language, for example file=app.py or exit=1. */
	readonly attributes: ReadonlyMap<string, string>;
	readonly text: string;
}

export const root = path.resolve(import.meta.dirname, '../..');

export const readBlocks = (page: string): readonly Block[] =>
	fromMarkdown(readFileSync(path.join(root, page), 'utf8')).children.flatMap((node) => collect(node));

type Node = ReturnType<typeof fromMarkdown>['children'][number];

const collect = (node: Node): readonly Block[] => {
	if (node.type === 'code') {
		const { lang, meta, value, position } = node;
		return [
			{ line: position?.start.line ?? 0, language: lang ?? '', attributes: attributesOf(meta ?? ''), text: value },
		];
	}

	return 'children' in node ? node.children.flatMap((child) => collect(child as Node)) : [];
};

const attributesOf = (meta: string): ReadonlyMap<string, string> =>
	new Map(
		meta
			.split(' ')
			.filter((word) => word !== '')
			.map((word) => {
				const [name = '', value = ''] = word.split('=');
				return [name, value] as const;
			}),
	);

/** A command of a console block, with the lines that must come out of it, in order. */
export interface ConsoleStep {
	readonly command: string;
	readonly expected: readonly string[];
}

/** Reads "$ command" lines, continued by a backslash, each followed by what is seen. */
export const consoleSteps = (text: string): readonly ConsoleStep[] => {
	const steps: { command: string; expected: string[] }[] = [];
	let continues = false;
	for (const line of text.split('\n')) {
		const last = steps.at(-1);
		if (line.startsWith('$ ')) steps.push({ command: line.slice(2), expected: [] });
		else if (last === undefined) throw new Error(`A console block begins with a command, not with "${line}".`);
		else if (continues) last.command += `\n${line}`;
		else last.expected.push(line);
		continues = line.endsWith('\\') && (line.startsWith('$ ') || continues);
	}

	return steps;
};

/** The first expected line that the output has not, after those before it; "…" stands for anything. */
export const firstMissing = (output: string, expected: readonly string[]): string | undefined => {
	const lines = output.split('\n').map((line) => line.trim());
	let from = 0;
	for (const wanted of expected.map((line) => line.trim()).filter((line) => line !== '' && line !== '…')) {
		const pattern = new RegExp(`^${wanted.split('…').map(escapePattern).join('.*')}$`);
		const at = lines.findIndex((line, index) => index >= from && pattern.test(line));
		if (at < 0) return wanted;
		from = at + 1;
	}

	return undefined;
};

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
