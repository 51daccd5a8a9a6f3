/** What a container did: the answer of its port, or how it ended. */
export type Behaviour =
	| { readonly kind: 'answers'; readonly status: number; readonly body: string }
	| { readonly kind: 'ends'; readonly exitCode: number; readonly lastLine: string }
	| { readonly kind: 'is silent' };

/** One Dockerfile before and after `check --fix`. */
export interface FixRecord {
	readonly repository: string;
	readonly commit: string;
	readonly folder: string;
	/** Absent where it is the Dockerfile of the folder. */
	readonly dockerfile?: string;
	/** Base images that were stood in for, as "written = used". */
	readonly bases: readonly string[];
	/** Why it does not build as it is; then nothing else is known. */
	readonly unbuilt?: string;
	/** The practice of each problem that a fix was made for, as it was reported. */
	readonly fixed: readonly string[];
	/** Practices that stay broken, each with the reason that was given for it. */
	readonly left: Readonly<Record<string, string>>;
	readonly changedLines: number;
	readonly before?: Behaviour;
	readonly after?: Behaviour;
	readonly same: boolean;
}
