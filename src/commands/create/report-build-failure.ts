import { BuildFailedError } from '../../engine/build-failed-error.ts';
import { printable } from '../../report/printable.ts';
import type { Session } from '../create.ts';
import type { Proof } from './build-and-verify.ts';

/** Shows the failing step with its log; any other error is not ours to explain. */
export const reportBuildFailure = ({ screen, style }: Session, error: unknown): Proof => {
	if (!(error instanceof BuildFailedError)) throw error;
	const { title, log } = error.step;
	screen.step(style.bad(printable(error.message)), [
		...(title === undefined ? [] : [`Step: ${printable(title)}`]),
		...log.map((line) => style.dim(printable(line))),
		error.hint,
	]);
	return { kind: 'failed' };
};
