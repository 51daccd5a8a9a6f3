/** What the wizard asked, and what Enter alone answered. */
export interface Asked {
	readonly question: string;
	readonly answer: string;
}

/** One run of the wizard on one service, by Enter alone. */
export interface ServiceRecord {
	readonly repository: string;
	readonly commit: string;
	readonly folder: string;
	readonly kind: string;
	/** Flags that were given. */
	readonly args?: readonly string[];
	/** The commit of this tool. */
	readonly tool: string;
	readonly detected: Readonly<Record<string, string>>;
	readonly asked: readonly Asked[];
	readonly exitCode: number;
	/** The last sentence that the wizard said. */
	readonly outcome: string;
	/** Why there is no image, in the wizard's own words. */
	readonly trouble?: string;
	/** Ids, titles and reasons of practices, as they were on the screen. */
	readonly failed: readonly string[];
	readonly skipped: readonly string[];
	readonly passed: number;
	readonly size: string;
	readonly firstAnswer: string;
	readonly seconds: number;
}
