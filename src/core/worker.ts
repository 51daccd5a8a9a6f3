import type { Answers } from './answers.ts';
import type { ProjectFacts } from './project-facts.ts';

/** Words that start what takes its work from a queue, and so listens on no port. */
export const isWorkerCommand = (words: readonly string[]): boolean => {
	const names = words.map((word) => word.replace(/^.*\//, ''));
	const has = (...wanted: readonly string[]): boolean => names.some((name) => wanted.includes(name));
	return (
		has('dramatiq', 'rqworker', 'rundramatiq', 'qcluster', 'run_huey', 'huey.bin.huey_consumer', 'arq') ||
		(has('celery', 'rq', 'rq.cli', 'taskiq') && has('worker', 'beat', 'worker-pool', 'scheduler'))
	);
};

/** The same project may hold a web application and a worker: what is started decides. */
export const startsWorker = (
	facts: ProjectFacts,
	{ application = facts.application?.value }: Partial<Answers>,
): boolean =>
	application?.kind === 'command' && (facts.framework?.value === 'worker' || isWorkerCommand(application.args));
