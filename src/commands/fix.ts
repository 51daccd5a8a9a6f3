import path from 'node:path';
import { askConfirm } from '../ask/prompts.ts';
import { type FixedFile, fixText } from '../core/check/fix-text.ts';
import type { FileCheck } from '../core/check/problem.ts';
import { count } from '../core/words.ts';
import { writeText } from '../disk/write-text.ts';
import { ExitCode, UsageError } from '../errors.ts';
import { columnsOf, hasColour, type Io, isAccessible, isInteractive } from '../io.ts';
import { renderDifference } from '../report/difference.ts';
import { fixReport } from '../report/fix-report.ts';
import { createStyle, type Style } from '../report/style.ts';
import type { CheckOptions } from './check-options.ts';

interface Run {
	readonly options: CheckOptions;
	readonly io: Io;
}

/** Shows the safe fixes of each file as a difference, and writes those that are agreed to. */
export const fixFiles = async (checks: readonly FileCheck[], { options, io }: Run): Promise<ExitCode> => {
	if (!options.yes && !options.dryRun && !isInteractive(io)) {
		throw new UsageError('There is no terminal to agree to the fixes.', 'Add --yes, or --dry-run to see them.');
	}
	const style = createStyle(hasColour(io));
	let written = 0;
	for (const check of checks.filter(({ problems }) => problems.length > 0)) {
		const fixed = fixText(check);
		show(fixed, { io, style });
		if (fixed.before === fixed.after || options.dryRun) continue;
		if (!options.yes && !(await agree(fixed, io))) continue;
		await writeText(path.resolve(io.workingDirectory, fixed.path), {
			before: fixed.before,
			after: fixed.after,
			signal: io.signal,
		});
		written += 1;
	}
	io.stdout.write(options.dryRun ? 'Nothing was written (--dry-run).\n' : `Changed ${count(written, 'file')}.\n`);
	return ExitCode.done;
};

const show = (fixed: FixedFile, { io, style }: { readonly io: Io; readonly style: Style }): void => {
	const change = { kind: 'update', path: fixed.path, before: fixed.before, after: fixed.after } as const;
	const screen = { style, columns: columnsOf(io) };
	const difference = fixed.before === fixed.after ? [] : renderDifference(change, screen).slice(1);
	io.stdout.write(`${[...fixReport(fixed, screen), ...difference, ''].join('\n')}\n`);
};

const agree = ({ path: name }: FixedFile, io: Io): Promise<boolean> =>
	askConfirm(`Write these changes to ${name}?`, true, {
		input: io.stdin,
		output: io.stdout,
		signal: io.signal,
		accessible: isAccessible(io),
	});
