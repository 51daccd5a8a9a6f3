import type { Application } from './project-facts.ts';

/** What a person has settled before the project is looked at. */
export interface Settled {
	/** As --dependencies takes it. */
	readonly dependencies?: string | undefined;
	readonly application?: Application | undefined;
}
