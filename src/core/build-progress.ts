/** One step of a build, as far as it is. */
export interface BuildProgress {
	/** Name of the stage, for example "build"; empty where it has none. */
	readonly stage: string;
	readonly step: number;
	readonly steps: number;
	/** The instruction as the engine names it. */
	readonly title: string;
	readonly state: 'started' | 'done' | 'cached' | 'failed';
}
