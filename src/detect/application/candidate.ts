import type { Application, Framework } from '../../core/project-facts.ts';

/** How an application is called: by a WSGI or an ASGI server, or it listens (or works) by itself. */
export type Speaks = 'wsgi' | 'asgi' | 'own';

/** Something in the code that could be what the service starts. */
export interface Candidate {
	readonly application: Application;
	readonly framework: Framework;
	readonly speaks: Speaks;
	readonly path: string;
	/** The folder on the module search path from which it is imported. */
	readonly root: string;
	readonly evidence: string;
	/** The function that makes it, for example "create_app" of `app = create_app()`. */
	readonly madeBy?: string;
	/** Higher is more likely; 100 is what a person would name without thinking. */
	readonly score: number;
}
