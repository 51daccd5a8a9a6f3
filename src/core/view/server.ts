import type { Plan } from '../plan.ts';
import { parseAttributePath, parseModuleName } from '../quoting.ts';

/** What the server's settings file prints. Module and attribute are names of Python, so they need no quotes. */
export const serverView = ({ application, server, ports }: Plan) => ({
	isThreaded: server.kind === 'gunicorn',
	hasWorkerClass: server.workerClass !== undefined,
	workerClass: server.workerClass ?? '',
	stopOptions: server.limitsStop ? ['timeout_graceful_shutdown=8'] : [],
	interface: server.interface,
	interfaceName: server.interface.toUpperCase(),
	isPortRead: ports.length > 0 && server.readsPort,
	isPortFixed: ports.length > 0 && !server.readsPort,
	defaultPort: ports[0] ?? 8000,
	isWorker: ports.length === 0,
	hasOtherPorts: ports.length > 1,
	hasOnePort: ports.length <= 1,
	otherPorts: ports.slice(1).join(', '),
	otherPortNames: ports
		.slice(1)
		.map((port) => `"${port}"`)
		.join(', '),
	...applicationView(application),
});

const applicationView = (application: Plan['application']) => {
	if (application.kind === 'command') return {};
	const module = parseModuleName(application.module);
	const attribute = parseAttributePath(application.attribute);
	return {
		module,
		attribute,
		firstName: attribute.split('.')[0],
		target: `${module}:${attribute}`,
		callTarget: `${module}:${attribute}${application.factory ? '()' : ''}`,
		factory: application.factory ? 'True' : 'False',
		callable: `${attribute}${application.factory ? '()' : ''}`,
	};
};
