import type { StageLayout } from './answers.ts';
import type { BaseId } from './bases/base-image.ts';

/** The size of one variant of the image, as an engine built it. */
export interface Measurement {
	readonly base: BaseId;
	readonly stages: StageLayout;
	readonly compressedBytes: number;
	readonly unpackedBytes: number;
	/** ISO date. */
	readonly date: string;
	/** For example "docker 28.5.2". */
	readonly engine: string;
}
