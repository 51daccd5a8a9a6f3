import type { Dockerfile } from '../../dockerfile.ts';
import type { ImageFacts } from '../../image-facts.ts';
import { isWorkerCommand } from '../../worker.ts';
import { lastShipped, shipped } from './stages.ts';

/** The file starts a worker by its name, or says with HEALTHCHECK NONE that there is nobody to ask; and it declares no port. */
export const describesWorker = (file: Dockerfile): boolean => {
	if (shipped(file).some(({ keyword }) => keyword === 'EXPOSE')) return false;
	if (/^NONE$/i.test(lastShipped(file, 'HEALTHCHECK')?.argument ?? '')) return true;
	const starts = ['ENTRYPOINT', 'CMD'].map((keyword) => lastShipped(file, keyword));
	return isWorkerCommand(starts.flatMap((start) => start?.json ?? start?.argument.split(/\s+/) ?? []));
};

/** The image declares no port, and listened on none; where that was not seen, the plan has to say so. */
export const isWorkerImage = ({ config, expectation, run }: ImageFacts): boolean =>
	config.exposedPorts.length === 0 &&
	(expectation.ports ?? []).length === 0 &&
	(run?.listeningPorts === undefined ? expectation.ports !== undefined : run.listeningPorts.length === 0);
