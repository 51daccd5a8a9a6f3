import { hardenedFlags } from './hardened-flags.ts';
import type { Plan } from './plan.ts';

/**
 * The arguments of `run` for a hardened start, each with its value in one entry, the image last. What the service must
 * write to beside /tmp is given as a tmpfs, which is empty at every start.
 */
export const runArguments = (plan: Plan, image: string = plan.name): readonly (readonly string[])[] => [
	...plan.ports.map((port) => ['--publish', `${port}:${port}`]),
	...hardenedFlags.flatMap((flag) =>
		flag.startsWith('--tmpfs')
			? ['/tmp', ...plan.writablePaths].map((path) => ['--tmpfs', tmpfs(path)])
			: [flag.split('=')],
	),
	...plan.requiredEnvironment.map((name) => ['--env', name]),
	[image],
];

/** Open as /tmp is, which only the service sees: Docker could give it to a user, but Podman knows no such option. */
export const tmpfs = (path: string): string => (path === '/tmp' ? path : `${path}:mode=1777`);
