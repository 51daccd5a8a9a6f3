import type { SystemPackage } from '../project-facts.ts';

/** What one Python package needs of the operating system; lists that are absent are empty. */
export interface SystemNeed {
	readonly names: readonly string[];
	/** Packages or extras that bring the library along, so that nothing is needed. */
	readonly unless?: { readonly packages?: readonly string[]; readonly extras?: readonly string[] };
	/** A build list stands only where there is no wheel, so that it also means: built from source there. */
	readonly debian?: Partial<SystemPackage['debian']>;
	readonly alpine?: Partial<SystemPackage['alpine']>;
	readonly program?: string;
	readonly asksLdconfig?: boolean;
	readonly glibcOnly?: boolean;
	readonly remedy?: string;
	/** What the need is and what avoids it, one sentence without a full stop. */
	readonly note: string;
}
