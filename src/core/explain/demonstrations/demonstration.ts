/** A bad and a good way to do the same, so small that a person can read it, to be built and run beside each other. */
export interface Demonstration {
	/** Of the practice. */
	readonly slug: string;
	/** What to look at in the output, as a full sentence. */
	readonly look: string;
	/** Files of the build context, by path. */
	readonly files: Readonly<Record<string, string>>;
	/** Files that only their author may read on the machine that builds. */
	readonly privateFiles?: readonly string[];
	readonly bad: Variant;
	readonly good: Variant;
}

export interface Variant {
	readonly dockerfile: string;
	/** `run`: started and watched until it ends; `stop`: stopped after a second; `build`: built only. */
	readonly kind: 'run' | 'stop' | 'build';
	readonly flags?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
}

/** What was seen of one variant. */
export interface SeenVariant {
	/** False when a step of the build failed. */
	readonly built: boolean;
	readonly output: readonly string[];
	readonly exitCode?: number;
	/** From the stop signal to the end. */
	readonly stopSeconds?: number;
}

export const base = 'FROM python:3.13-slim-trixie\n';

/** A variant that is run. */
export const runs = (dockerfile: string, more: Partial<Variant> = {}): Variant => ({
	dockerfile,
	kind: 'run',
	...more,
});
