import { wrapText } from '../../core/columns.ts';
import { findMissingWheel } from '../../core/missing-wheel.ts';
import { findStaleLock } from '../../core/stale-lock.ts';
import { BuildFailedError } from '../../engine/build-failed-error.ts';
import { printable } from '../../report/printable.ts';
import type { Session } from '../session.ts';

/** A package without a wheel is the most common cause, and has a way out. */
const hintFor = ({ hint, step }: BuildFailedError, name: string | undefined): string => {
	const lock = findStaleLock(step.log);
	if (lock !== undefined) return `The lock file does not fit pyproject.toml any more. Run "${lock}", and build again.`;
	if (name === undefined) return hint;
	return `No wheel of ${name} was found for this version, Python and base image. Look at the name, choose a version that has one, or, if you trust its build code, add --from-source ${name}.`;
};

/** Shows the failing step with its log, and returns the package that has no wheel; any other error is not ours to explain. */
export const reportBuildFailure = ({ screen, style }: Session, error: unknown): string | undefined => {
	if (!(error instanceof BuildFailedError)) throw error;
	const { title, log } = error.step;
	const withoutWheel = findMissingWheel(log);
	screen.step(style.bad(printable(error.message)), [
		...(title === undefined ? [] : [`Step: ${printable(title)}`]),
		...log.map((line) => style.dim(printable(line))),
		...wrapText(hintFor(error, withoutWheel), screen.columns),
	]);
	return withoutWheel;
};
