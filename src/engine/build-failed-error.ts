import { UserError } from '../errors.ts';

interface FailedStep {
	/** The instruction, as the engine names it; undefined when the build failed outside of any step. */
	readonly title: string | undefined;
	readonly dockerfile: string;
	/** Line of the Dockerfile, from 1. */
	readonly line: number | undefined;
	/** The last lines that the step printed. */
	readonly log: readonly string[];
	readonly reason: string;
}

/** A step of a build failed. */
export class BuildFailedError extends UserError {
	readonly step: FailedStep;

	constructor(step: FailedStep, hint: string) {
		const where = step.line === undefined ? '' : ` at ${step.dockerfile} line ${step.line}`;
		super(`The build failed${where}: ${step.reason}.`, hint);
		this.step = step;
	}
}
