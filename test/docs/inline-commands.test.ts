import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { checkHelp } from '../../src/commands/check-options.ts';
import { compareHelp } from '../../src/commands/compare-options.ts';
import { createHelp } from '../../src/commands/create/help-text.ts';
import { detectHelp } from '../../src/commands/detect.ts';
import { explainHelp } from '../../src/commands/explain-options.ts';
import { verifyHelp } from '../../src/commands/verify-options.ts';
import { findPracticeById } from '../../src/core/practices/index.ts';
import { version } from '../../src/version.ts';
import { root } from './blocks.ts';
import { pages } from './pages.ts';

const helps: Readonly<Record<string, typeof createHelp>> = {
	check: checkHelp,
	compare: compareHelp,
	detect: detectHelp,
	explain: explainHelp,
	verify: verifyHelp,
};

interface Tree {
	readonly type: string;
	readonly value?: string;
	readonly children?: readonly Tree[];
}

const inlineCode = ({ type, value = '', children = [] }: Tree): readonly string[] => [
	...(type === 'inlineCode' ? [value] : []),
	...children.flatMap(inlineCode),
];

const ours =
	/^(npx create-hardened-container|npm create hardened-container(@\S+)?|(check|compare|detect|explain|verify)(?= ))/;

test('versions of this tool that the docs name are the one of now', () => {
	const texts = pages.map((page) => readFileSync(path.join(root, page), 'utf8'));
	const named = texts.flatMap((text) =>
		[...text.matchAll(/create-hardened-container@(\d[\w.-]*)/g)].map(([, found]) => found),
	);
	expect(new Set(named)).toEqual(new Set([version]));
});

/** Commands inside sentences are not run; what they name has to be there all the same. */
describe.each(pages)('%s', (page) => {
	const commands = inlineCode(fromMarkdown(readFileSync(path.join(root, page), 'utf8')) as Tree).filter((text) =>
		ours.test(text),
	);

	test('names only commands, flags and practices that there are', () => {
		for (const text of commands) {
			const [, name] = /(?:create-hardened-container |^)(check|compare|detect|explain|verify)\b/.exec(text) ?? [];
			const known = (helps[name ?? ''] ?? createHelp).flags.flatMap(({ name: flag }) => [`--${flag}`, `--no-${flag}`]);
			const flags = [...text.matchAll(/(?<= )--[a-z-]+/g)].map(([flag]) => flag);
			expect(
				flags.filter((flag) => !known.includes(flag)),
				text,
			).toEqual([]);
			for (const [id] of text.matchAll(/HC\d{3}/g)) expect(findPracticeById(id), text).toBeDefined();
		}
	});
});
