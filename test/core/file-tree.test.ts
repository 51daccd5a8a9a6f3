import { describe, expect, test } from 'vitest';
import { addsOnly, diffFileTree } from '../../src/core/file-tree.ts';

const adds = (before: string, after: string): boolean => addsOnly({ before, after });

test.each([
	['flask\n', 'flask\ngunicorn\n'],
	['flask', 'flask\ngunicorn\n'],
	['flask\r\nsix', 'flask\r\nsix\r\ngunicorn\r\n'],
	['', 'gunicorn\n'],
])('%j becoming %j only adds lines', (before, after) => expect(adds(before, after)).toBe(true));

test.each([
	['flask\n', 'gunicorn\nflask\n'],
	['flask', 'flask-login\ngunicorn\n'],
	['flask\nsix\n', 'flask\ngunicorn\n'],
	['flask', 'flask\n'],
])('%j becoming %j changes what is there', (before, after) => expect(adds(before, after)).toBe(false));

describe('what an earlier run settled', () => {
	const hash = (text: string): string => `<${text}>`;
	const settled = (recorded: string, kept?: string) => {
		const context = { existing: new Map([['a', 'mine']]), recorded: new Map([['a', recorded]]), hash };
		const [change] = diffFileTree(new Map([['a', 'ours']]), {
			...context,
			...(kept === undefined ? {} : { kept: { a: kept } }),
		});
		return change?.kind === 'conflict' ? change.settled : change?.kind;
	};

	test.each([
		['another', undefined, undefined],
		['another', 'keep <mine\0ours>', 'keep'],
		['another', 'beside <mine\0ours>', 'beside'],
		['another', 'keep <mine\0older>', undefined],
		['another', 'keep <yours\0ours>', undefined],
		['another', 'write <mine\0ours>', undefined],
		['<ours>', undefined, 'merge'],
		['<mine>', undefined, 'update'],
	])('recorded %j and kept %j gives %s', (recorded, kept, expected) => {
		expect(settled(recorded, kept)).toBe(expected);
	});

	test('is not asked again because a size was measured', () => {
		const context = {
			existing: new Map([['a', 'mine']]),
			recorded: new Map(),
			hash,
			planned: new Map([['a', 'ours']]),
		};
		const [change] = diffFileTree(new Map([['a', 'ours of 12 MB']]), { ...context, kept: { a: 'keep <mine\0ours>' } });
		expect(change).toMatchObject({ kind: 'conflict', after: 'ours of 12 MB', settled: 'keep' });
	});
});
