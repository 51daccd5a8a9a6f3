import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import * as quoting from '../../src/core/quoting.ts';
import { hostileText, manyOf, type Quoted, quoteAll } from '../support/hostile.ts';

type Judge = (quoted: readonly Quoted[]) => readonly unknown[];

/** Thousands of values: each that is not refused must come out of the real parser as it went in. */
const arrives = (quote: (text: string) => string, judge: Judge, { least = 0.3 } = {}): void => {
	fc.assert(
		fc.property(manyOf(hostileText(), 300), (texts) => {
			const quoted = quoteAll(texts, quote);
			expect(quoted.length).toBeGreaterThan(300 * least);
			const read = judge(quoted);
			expect(read).toHaveLength(quoted.length);
			expect(quoted.map(({ text }, index) => [text, read[index]]).filter(([text, found]) => text !== found)).toEqual(
				[],
			);
		}),
		{ numRuns: 10, endOnFailure: true },
	);
};

const quotedOnly = (quoted: readonly Quoted[]): readonly string[] => quoted.map((each) => each.quoted);

describe.each(['sh', 'bash', 'dash'])('a shell: %s', (shell) => {
	test('gives a program each word as it was', () => {
		const script = (quoted: readonly Quoted[]) => `printf '%s\\0' ${quotedOnly(quoted).join(' ')}`;
		arrives(quoting.shellWord, (quoted) =>
			execFileSync(shell, ['-c', script(quoted)], { encoding: 'utf8' })
				.split('\0')
				.slice(0, -1),
		);
	});
});

describe('Markdown', () => {
	const plainParse = (document: string): Node => fromMarkdown(document);
	const gfmParse = (document: string): Node =>
		withoutAutolinks(fromMarkdown(document, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));

	const settings = [
		['a paragraph', (text: string) => `${text}\n`],
		['the middle of a paragraph', (text: string) => `Before ${text} after.\n`],
		['a heading', (text: string) => `# ${text}\n`],
		['a list item', (text: string) => `- ${text}\n`],
		['a second line', (text: string) => `Before\n${text}\n`],
	] as const;

	test.each(settings)('text in %s', (_, write) => {
		for (const parse of [plainParse, gfmParse]) {
			const shape = skeleton(parse(write('word')));
			arrives(quoting.markdownText, (quoted) =>
				quoted.map(({ quoted: markdown, text }) => {
					if (text === '') return '';
					const tree = parse(write(markdown));
					expect(skeleton(tree), JSON.stringify(text)).toEqual(shape);
					return inner(textOf(tree), write);
				}),
			);
		}
	});

	test.each([
		['text', quoting.markdownCell],
		['code', quoting.markdownCellCode],
	])('%s in a table', (kind, quote) => {
		const write = (cell: string) => `| a | b |\n| --- | --- |\n| ${cell} | after |\n`;
		arrives(quote, (quoted) =>
			quoted.map(({ quoted: markdown, text }) => {
				if (text === '') return '';
				const tree = gfmParse(write(markdown));
				expect(skeleton(tree), JSON.stringify(text)).toEqual(skeleton(gfmParse(write(kind === 'code' ? '`x`' : 'x'))));
				return textOf(tree).slice('ab'.length, -'after'.length);
			}),
		);
	});

	test('code', () => {
		for (const parse of [plainParse, gfmParse]) {
			arrives(quoting.markdownCode, (quoted) =>
				quoted.map(({ quoted: markdown }) => {
					const tree = parse(`Before ${markdown} after.\n`);
					expect(skeleton(tree)).toEqual(skeleton(parse('Before `x` after.\n')));
					return textOf(tree).slice('Before '.length, -' after.'.length);
				}),
			);
		}
	});
});

interface Node {
	readonly type: string;
	readonly value?: string;
	readonly url?: string;
	readonly children?: readonly Node[];
}

/** The kinds of all nodes, so that nothing can have been started or ended by a value. */
const skeleton = ({ type, children }: Node): unknown => [type, ...(children ?? []).map(skeleton)];

/** GitHub shows an address as a link to itself, also when it is escaped: nothing but that is taken for text here. */
const withoutAutolinks = (node: Node): Node => {
	const children = node.children?.map(withoutAutolinks).map((child) => (isAutolink(child) ? asText(child) : child));
	return children === undefined ? node : { ...node, children: children.reduce(joinTexts, []) };
};

const isAutolink = (node: Node): boolean =>
	node.type === 'link' && /^(?:https?:\/\/|mailto:|)$/.test(node.url?.replace(textOf(node), '') ?? '-');

const asText = (node: Node): Node => ({ type: 'text', value: textOf(node) });

const joinTexts = (nodes: readonly Node[], node: Node): readonly Node[] => {
	const last = nodes.at(-1);
	if (last?.type !== 'text' || node.type !== 'text') return [...nodes, node];
	return [...nodes.slice(0, -1), { type: 'text', value: textOf(last) + textOf(node) }];
};

const textOf = ({ value, children }: Node): string => (value ?? '') + (children ?? []).map(textOf).join('');

const inner = (text: string, write: (text: string) => string): string => {
	const [before = '', after = ''] = textOf(fromMarkdown(write('\u{1F511}'))).split('\u{1F511}');
	return text.slice(before.length, text.length - after.length);
};
