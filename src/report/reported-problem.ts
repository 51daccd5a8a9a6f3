import type { Practice } from '../core/practices/practice.ts';

/** One problem as every report format takes it: of a line of a Dockerfile, or of an image as a whole. */
export interface ReportedProblem {
	readonly practice: Practice;
	readonly detail: string;
	/** Path of the file, or name of the image. */
	readonly place: string;
	readonly line?: number;
	readonly endLine?: number;
}

/** Where the page of a practice is published. */
export const practiceUrl = ({ slug }: Practice): string =>
	`https://github.com/create-hardened-container/create-hardened-container/blob/main/docs/practices/${slug}.md`;
