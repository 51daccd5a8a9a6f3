import type { Plan } from '../plan.ts';
import type { Server } from '../project-facts.ts';

/** Which variables the server's settings file reads. */
export const settingsText = ({ server: { kind, settingsFile }, ports }: Plan): string => {
	if (settingsFile === undefined) return 'The service reads its own configuration; the image adds no settings file.';
	const read = [
		`\`PORT\` (the ${ports.length > 1 ? 'first port' : 'port'}, ${ports[0] ?? 8000} if unset)`,
		...(hasWorkers(kind, ports) ? ['`WEB_CONCURRENCY` (workers, 1 if unset)'] : []),
		...(kind === 'gunicorn' ? ['`GUNICORN_THREADS` (threads of each worker, 4 if unset)'] : []),
	];
	return `[\`${settingsFile}\`](../${settingsFile}) configures the server and reads ${read.join(', ')}.`;
};

/** uvicorn gives several sockets to one process only. */
const hasWorkers = (kind: Server, { length }: readonly number[]): boolean =>
	kind !== 'waitress' && kind !== 'daphne' && !(kind === 'uvicorn' && length > 1);
