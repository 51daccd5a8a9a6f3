import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './blocks.ts';

/** Every page of the docs, and the two at the root of the repository. */
export const pages: readonly string[] = [
	'README.md',
	'CONTRIBUTING.md',
	...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

const generated = /^docs\/(practices|reference)\/|^docs\/coverage\.md$/;

/** Those that people wrote: each block of them is run. */
export const writtenPages = pages.filter((page) => !generated.test(page));
