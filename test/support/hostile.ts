import fc from 'fast-check';
import { UserError } from '../../src/errors.ts';

const characters = [
	...'"\'\\$`#!*?[]{}()<>|&;:,./-+=~%@^_ \t\n\r\0\v\f\x1b\x7f\x85\u00a0\u2028\u202e\ufeff\ufffe',
	...'aZ0é東ß😀',
	'\ud800',
];

const words = [
	'$A',
	'\u0024{A:-b}',
	'$(id)',
	'`id`',
	'\\n',
	'<<EOF',
	'<<-"EOF"',
	'EOF',
	'--from=x',
	'FROM scratch',
	'RUN id',
	'# syntax=x',
	'<script>',
	'<!--',
	'&amp;',
	'&#35;',
	'http://a.b',
	'www.a.b',
	'a@b.c',
	'](x)',
	'![',
	'%(a)s',
	'null',
	'yes',
	'1e3',
	'0x1',
	'---',
	'- ',
	'1. ',
	'1) ',
	'# ',
	'```',
	'~~a~~',
	'__a__',
	'|',
	'../',
	'**',
	'[x]',
	'[^1]',
	'    ',
	'; ',
	'://',
];

/** Text that is out to break a parser: its special characters, whole constructs, and characters of every kind. */
export const hostileText = (): fc.Arbitrary<string> =>
	fc
		.array(
			fc.oneof(
				{ weight: 5, arbitrary: fc.constantFrom(...characters.filter((character) => character >= ' ')) },
				{ weight: 3, arbitrary: fc.constantFrom(...words) },
				{ weight: 3, arbitrary: fc.string({ maxLength: 4 }) },
				{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
			),
			{ maxLength: 6 },
		)
		.chain((parts) =>
			fc.oneof(
				{ weight: 9, arbitrary: fc.constant(parts.join('')) },
				{ weight: 1, arbitrary: fc.constantFrom(...characters).map((one) => parts.join(one)) },
			),
		);

/** Names as a file system may hold them. */
export const hostilePath = (): fc.Arbitrary<string> =>
	fc.array(hostileText(), { minLength: 1, maxLength: 2 }).map((parts) => parts.join('/'));

export const manyOf = (text: fc.Arbitrary<string>, count: number): fc.Arbitrary<string[]> =>
	fc.uniqueArray(text, { minLength: count, maxLength: count });

export interface Quoted {
	readonly text: string;
	readonly quoted: string;
}

/** Quotes each text; one that is refused must be refused with a reason, and is left out. */
export const quoteAll = (texts: readonly string[], quote: (text: string) => string): readonly Quoted[] =>
	texts.flatMap((text) => {
		try {
			return [{ text, quoted: quote(text) }];
		} catch (error) {
			if (error instanceof UserError && error.message !== '' && error.hint !== '') return [];
			throw error;
		}
	});
