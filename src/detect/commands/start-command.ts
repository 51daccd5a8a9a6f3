import type { Application, Server } from '../../core/project-facts.ts';

/** A command that the project itself starts its service with, from a Procfile, a compose file and so on. */
export interface StartCommand {
	readonly application?: Application;
	readonly server?: Server;
	readonly port?: number;
	readonly speaks?: 'wsgi' | 'asgi';
	/** A Python file that it runs, for example "app.py" or "manage.py". */
	readonly path?: string;
	readonly isDevelopment: boolean;
	/** Folder that the command changes to or names as the search path, relative to the project's root. */
	readonly folder?: string;
	/** For example "`gunicorn app:app` in Procfile line 1". */
	readonly evidence: string;
	/** How much it counts: Procfile, compose, systemd, Makefile, Dockerfile, in that order. */
	readonly weight: number;
}
