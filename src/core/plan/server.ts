import type { Answers } from '../answers.ts';
import type { BaseImage } from '../bases/base-image.ts';
import type { ServerPlan } from '../plan.ts';
import type { Application, Framework, ProjectFacts, Server } from '../project-facts.ts';
import { formatApplication } from '../questions/application.ts';
import { isWorkerCommand } from '../worker.ts';
import { serves } from './installed-servers.ts';
import { isPinnedBefore } from './pinned-release.ts';

type ApplicationObject = Extract<Application, { kind: 'object' }>;

/** The frameworks whose application object speaks ASGI, where the code does not show it; every other object is taken as WSGI. */
const asgiFrameworks: readonly Framework[] = ['fastapi', 'starlette', 'litestar', 'quart', 'asgi'];

/** Servers that are started by a small Python program, as their own command line cannot read PORT. */
const settingsFiles: Readonly<Partial<Record<Server, string>>> = {
	gunicorn: 'gunicorn.conf.py',
	'gunicorn-uvicorn': 'gunicorn.conf.py',
	uvicorn: 'uvicorn_server.py',
	hypercorn: 'hypercorn_server.py',
	daphne: 'daphne_server.py',
	granian: 'granian_server.py',
	waitress: 'waitress_server.py',
};

/** How the service starts: always exec form, always by the interpreter's full path, never a console script. */
export const planServer = (
	{ application }: Answers,
	{ facts, base }: { readonly facts: ProjectFacts; readonly base: BaseImage },
): ServerPlan => {
	if (application.kind === 'command') return ownServer(base, application.args);
	const speaks = interfaceOf(application, facts);
	const kind = chooseServer(speaks, facts);
	const settingsFile = settingsFiles[kind];
	if (settingsFile === undefined) return ownServer(base, ['-m', application.module]);
	return {
		kind,
		settingsFile,
		interface: speaks,
		workerClass: kind === 'gunicorn-uvicorn' ? uvicornWorker(facts) : undefined,
		readsPort: true,
		limitsStop: kind !== 'uvicorn' || !isOldUvicorn(facts),
		stopSignal: 'SIGTERM',
		...startCommand(base, { kind, settingsFile, application, facts }),
	};
};

/** The server that was found, unless it cannot call the object that was chosen. */
const chooseServer = (speaks: 'asgi' | 'wsgi', { server, dependencies }: ProjectFacts): Server => {
	const found = [server?.value, ...(server?.alternatives ?? [])].find(
		(kind) => kind !== undefined && kind !== 'own' && serves[speaks].includes(kind),
	);
	if (found !== undefined) return found;
	const installed = (name: string): boolean => dependencies?.value.packages.includes(name) === true;
	if (speaks === 'wsgi') return 'gunicorn';
	return server?.value === 'gunicorn' && installed('uvicorn') ? 'gunicorn-uvicorn' : 'uvicorn';
};

const interfaceOf = (application: ApplicationObject, { interfaces, framework }: ProjectFacts): 'asgi' | 'wsgi' =>
	interfaces?.[formatApplication(application)] ??
	(framework !== undefined && asgiFrameworks.includes(framework.value) ? 'asgi' : 'wsgi');

/** timeout_graceful_shutdown came with uvicorn 0.22. */
const isOldUvicorn = ({ dependencies }: ProjectFacts): boolean => {
	const range = dependencies?.value.requirements.find(({ name }) => name === 'uvicorn')?.specifier ?? '';
	const [, pinned, below] = /(?:[=~]=|===)\s*0\.(\d+)|<\s*0\.(\d+)/.exec(range) ?? [];
	return pinned === undefined ? below !== undefined && Number(below) <= 22 : Number(pinned) < 22;
};

const uvicornWorker = ({ dependencies }: ProjectFacts): string =>
	dependencies?.value.packages.includes('uvicorn-worker') === true
		? 'uvicorn_worker.UvicornWorker'
		: 'uvicorn.workers.UvicornWorker';

/** `python -m gunicorn` came with 20.1. */
const gunicornModule = ({ dependencies }: ProjectFacts): string =>
	isPinnedBefore(dependencies?.value.requirements ?? [], 'gunicorn', [20, 1]) ? 'gunicorn.app.wsgiapp' : 'gunicorn';

// Python as process 1 ignores SIGTERM unless the program handles it, as workers do, and SIGINT always raises
// KeyboardInterrupt; Celery takes SIGINT for a failure.
const ownServer = ({ pythonPath }: BaseImage, command: readonly string[]): ServerPlan => ({
	kind: 'own',
	settingsFile: undefined,
	interface: 'wsgi',
	workerClass: undefined,
	readsPort: false,
	limitsStop: false,
	stopSignal: isWorkerCommand(command) ? 'SIGTERM' : 'SIGINT',
	entrypoint: [pythonPath],
	command,
});

interface Starting {
	readonly kind: Server;
	readonly settingsFile: string;
	readonly application: ApplicationObject;
	readonly facts: ProjectFacts;
}

const startCommand = (
	{ pythonPath }: BaseImage,
	{ kind, settingsFile, application, facts }: Starting,
): Pick<ServerPlan, 'entrypoint' | 'command'> => {
	const usesGunicorn = kind === 'gunicorn' || kind === 'gunicorn-uvicorn';
	if (!usesGunicorn) return { entrypoint: [pythonPath], command: [`/app/${settingsFile}`] };
	return {
		entrypoint: [pythonPath, '-m', gunicornModule(facts)],
		command: ['--config', `/app/${settingsFile}`, gunicornTarget(application)],
	};
};

const gunicornTarget = ({ module, attribute, factory }: ApplicationObject): string =>
	`${module}:${attribute}${factory && !attribute.endsWith(')') ? '()' : ''}`;
