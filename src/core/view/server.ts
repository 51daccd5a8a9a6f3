import type { Plan } from '../plan.ts';

/** What the server's settings file prints. */
export const serverView = ({ application, server, ports }: Plan) => ({
	serverKind: server.kind,
	settingsFile: server.settingsFile ?? '',
	isThreaded: server.kind === 'gunicorn',
	hasWorkerClass: server.kind === 'gunicorn-uvicorn',
	defaultPort: ports[0] ?? 8000,
	target: application.kind === 'object' ? `${application.module}:${application.attribute}` : '',
	factory: application.kind === 'object' && application.factory ? 'True' : 'False',
});
