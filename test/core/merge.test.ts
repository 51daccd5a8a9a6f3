import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countChoices, mergedText, mergeTexts, type Side } from '../../src/core/merge.ts';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
const base = lines('FROM a', 'WORKDIR /app', 'COPY . .', 'USER 1', 'CMD ["run"]');

describe('from a known start', () => {
	test('takes what each side changed alone', () => {
		const mine = base.replace('USER 1', 'ENV A=1\nUSER 1');
		const theirs = base.replace('FROM a', 'FROM b');
		const parts = mergeTexts({ base, mine, theirs });
		expect(countChoices(parts)).toBe(0);
		expect(mergedText(parts, [])).toBe(lines('FROM b', 'WORKDIR /app', 'COPY . .', 'ENV A=1', 'USER 1', 'CMD ["run"]'));
	});

	test('leaves a line that both changed to choose, and asks for nothing else', () => {
		const mine = base.replace('USER 1', 'USER 2');
		const theirs = base.replace('USER 1', 'USER 3').replace('FROM a', 'FROM b');
		const parts = mergeTexts({ base, mine, theirs });
		expect(parts.filter(({ kind }) => kind === 'choice')).toEqual([
			{ kind: 'choice', mine: ['USER 2'], theirs: ['USER 3'] },
		]);
		expect(mergedText(parts, ['mine'])).toBe(mine.replace('FROM a', 'FROM b'));
		expect(mergedText(parts, ['theirs'])).toBe(theirs);
	});

	test('does not bring back what one side took away', () => {
		const mine = base.replace('WORKDIR /app\n', '');
		expect(mergedText(mergeTexts({ base, mine, theirs: `${base}# more\n` }), [])).toBe(`${mine}# more\n`);
	});

	test('a line changed on one side and removed on the other is a choice', () => {
		const mine = base.replace('USER 1\n', '');
		expect(countChoices(mergeTexts({ base, mine, theirs: base.replace('USER 1', 'USER 3') }))).toBe(1);
	});
});

describe('without a known start', () => {
	test('every difference is a choice', () => {
		const theirs = base.replace('FROM a', 'FROM b').replace('CMD', 'STOPSIGNAL SIGTERM\nCMD');
		const parts = mergeTexts({ base: undefined, mine: base, theirs });
		expect(countChoices(parts)).toBe(2);
		expect(mergedText(parts, ['theirs', 'mine'])).toBe(base.replace('FROM a', 'FROM b'));
	});

	test('empty lines that both have do not make two choices of one', () => {
		const parts = mergeTexts({ base: undefined, mine: lines('a', '', 'b'), theirs: lines('c', '', 'd') });
		expect(countChoices(parts)).toBe(1);
		expect(mergedText(parts, ['theirs'])).toBe(lines('c', '', 'd'));
	});
});

describe('any three texts', () => {
	const line = fc.constantFrom('', 'a', 'b', 'c', '#');
	const text = fc.array(line, { maxLength: 9 }).map((all) => all.join('\n'));
	const all = (side: Side, parts: ReturnType<typeof mergeTexts>): readonly Side[] =>
		Array.from({ length: countChoices(parts) }, () => side);

	test('of which one is the start give the other', () => {
		fc.assert(
			fc.property(text, text, (start, changed) => {
				expect(mergedText(mergeTexts({ base: start, mine: start, theirs: changed }), [])).toBe(changed);
				expect(mergedText(mergeTexts({ base: start, mine: changed, theirs: start }), [])).toBe(changed);
				expect(mergedText(mergeTexts({ base: start, mine: changed, theirs: changed }), [])).toBe(changed);
			}),
			{ numRuns: 2000 },
		);
	});

	test('without a start give either side whole', () => {
		fc.assert(
			fc.property(text, text, (mine, theirs) => {
				const parts = mergeTexts({ base: undefined, mine, theirs });
				expect(mergedText(parts, [])).toBe(mine);
				expect(mergedText(parts, all('mine', parts))).toBe(mine);
				expect(mergedText(parts, all('theirs', parts))).toBe(theirs);
			}),
			{ numRuns: 2000 },
		);
	});

	test('give the same whichever is called mine', () => {
		fc.assert(
			fc.property(text, text, text, (start, left, right) => {
				const one = mergeTexts({ base: start, mine: left, theirs: right });
				const other = mergeTexts({ base: start, mine: right, theirs: left });
				expect(mergedText(one, all('mine', one))).toBe(mergedText(other, all('theirs', other)));
			}),
			{ numRuns: 2000 },
		);
	});
});
