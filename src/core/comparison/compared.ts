import type { Inventory } from './inventory.ts';
import type { Variant } from './variant.ts';

/** What was measured of one variant; an absent figure could not be measured. */
export interface Figures {
	readonly compressedBytes?: number;
	/** The engine keeps layers unpacked, so they were compressed to be measured. */
	readonly isEstimated?: boolean;
	readonly unpackedBytes?: number;
	readonly inventory?: Inventory;
	readonly practices: { readonly passed: number; readonly failed: number; readonly skipped: number };
	readonly coldBuildSeconds: number;
	/** A build after one line of code has changed. */
	readonly codeBuildSeconds?: number;
	/** Compressed bytes of the layers that such a change makes anew. */
	readonly pushBytes?: number;
	/** Whether it starts read-only, without capabilities and with limits; the times are those of a start without when not. */
	readonly startsHardened?: boolean;
	readonly firstAnswerMs?: number;
	/** Until its own health check passed, checks being a second apart. */
	readonly healthyMs?: number;
	readonly memoryBytes?: number;
	/** Absent where no scanner is installed, or where it gave no report. */
	readonly vulnerabilities?: Vulnerabilities;
	/** What a reader of the figures has to know. */
	readonly notes: readonly string[];
}

/** Known vulnerabilities by severity, as a scanner on this machine reports them. */
export interface Vulnerabilities {
	/** For example "grype 0.104.1". */
	readonly scanner: string;
	readonly critical: number;
	readonly high: number;
	readonly medium: number;
	readonly low: number;
}

/** One variant with its figures, or why it has none. */
export type Compared =
	| { readonly variant: Variant; readonly figures: Figures }
	| { readonly variant: Variant; readonly figures?: undefined; readonly reason: string };

export interface Comparison {
	readonly project: string;
	/** ISO date. */
	readonly date: string;
	/** For example "docker 28.5.2". */
	readonly engine: string;
	readonly variants: readonly Compared[];
}
