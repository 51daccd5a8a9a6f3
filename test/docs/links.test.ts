import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { root } from './blocks.ts';
import { pages } from './pages.ts';

interface Tree {
	readonly type: string;
	readonly url?: string;
	readonly children?: readonly Tree[];
}

const linksOf = ({ url, children = [] }: Tree): readonly string[] => [
	...(url === undefined ? [] : [url]),
	...children.flatMap(linksOf),
];

const links = (page: string): readonly string[] =>
	linksOf(fromMarkdown(readFileSync(path.join(root, page), 'utf8')) as Tree).filter((url) => !/^(https?:|#)/.test(url));

describe.each(pages)('%s', (page) => {
	test('links only to what is there', () => {
		const broken = links(page).filter(
			(url) => !existsSync(path.join(root, path.dirname(page), url.replace(/#.*$/, ''))),
		);
		expect(broken).toEqual([]);
	});
});

test('every page can be reached from the README', () => {
	const reached = new Set(['README.md']);
	for (const page of reached) {
		const targets = links(page).map((url) => path.join(path.dirname(page), url.replace(/#.*$/, '')));
		for (const target of targets.filter((name) => pages.includes(name))) reached.add(target);
	}

	expect(pages.filter((page) => !reached.has(page))).toEqual([]);
});
