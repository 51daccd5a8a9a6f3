import { type Io, liveOn } from '../io.ts';
import { createProgress, type ProgressLine } from '../report/build-progress.ts';

/** A line that says what is going on; it is for people, on whichever stream holds no document. */
export const openProgress = (io: Io, output: Io['stdout']): ProgressLine =>
	createProgress({ output, ...liveOn(io, output), now: () => performance.now() / 1000 });
