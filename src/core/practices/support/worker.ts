import type { Dockerfile } from '../../dockerfile.ts';
import type { ImageFacts } from '../../image-facts.ts';
import { isWorkerCommand } from '../../worker.ts';
import { lastShipped, shipped } from './stages.ts';

/** The file declares no port, and starts a worker by its name or says with HEALTHCHECK NONE that there is nobody to ask. */
export const describesWorker = (file: Dockerfile): boolean => {
	if (shipped(file).some(({ keyword }) => keyword === 'EXPOSE')) return false;
	const starts = ['ENTRYPOINT', 'CMD'].map((keyword) => lastShipped(file, keyword));
	const words = starts.flatMap((start) => start?.json ?? start?.argument.split(/\s+/) ?? []);
	const isOff = /^NONE$/i.test(lastShipped(file, 'HEALTHCHECK')?.argument ?? '');
	return isWorkerCommand(words) || (isOff && !words.some((word) => server.test(word)));
};

const server =
	/(?:^|\/)(?:gunicorn|uvicorn|hypercorn|daphne|granian|waitress(?:-serve)?|uwsgi|flask|fastapi|runserver|streamlit|http\.server)$/;

/** The image declares no port, and listened on none; where that was not seen, the plan has to say so. */
export const isWorkerImage = ({ config, expectation, run }: ImageFacts): boolean =>
	config.exposedPorts.length === 0 &&
	(expectation.ports ?? []).length === 0 &&
	(run?.listeningPorts === undefined ? expectation.ports !== undefined : run.listeningPorts.length === 0);
