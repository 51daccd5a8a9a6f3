import type { FixedFile } from '../core/check/fix-text.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

/** What the fixes of one file are for, and what is left with its reason. */
export const fixReport = ({ path, fixed, left }: FixedFile, style: Style): readonly string[] => [
	style.bold(printable(path)),
	...fixed.map(
		({ practice, line, detail }) => `  ${style.good('fix')} ${practice.id} line ${line}: ${printable(detail)}`,
	),
	...grouped(left).map(
		({ id, title, lines, reason }) => `  ${style.dim(`left ${id} ${title} (${lines}): ${reason}.`)}`,
	),
];

const grouped = (left: FixedFile['left']) =>
	[...new Set(left.map(({ problem }) => problem.practice))].map((practice) => {
		const own = left.filter(({ problem }) => problem.practice === practice);
		const lines = [...new Set(own.map(({ problem }) => problem.line))];
		return {
			id: practice.id,
			title: practice.title,
			lines: `line ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ', …' : ''}`,
			reason: own[0]?.reason ?? '',
		};
	});
