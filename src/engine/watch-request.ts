import { hardenedFlags } from '../core/hardened-flags.ts';
import type { Expectation, ImageConfig } from '../core/image-facts.ts';
import { tmpfs } from '../core/run-command.ts';
import type { Container, ContainerEngine } from './engine.ts';

/** What the starts of one image have in common. */
export interface WatchRequest {
	readonly image: string;
	readonly config: ImageConfig;
	readonly expectation: Expectation;
	/** The image's own interpreter; undefined where it has none. */
	readonly python: string | undefined;
	readonly environment: Readonly<Record<string, string>>;
	/** What it is expected to answer on; none for a worker. */
	readonly ports: readonly number[];
	readonly signal: AbortSignal;
	readonly onStep: (what: string) => void;
}

export const startSeconds = 30;

/** How it is started: hardened, and with an empty folder of its own wherever it is known to write. */
export const startFlags = ({ expectation }: WatchRequest): readonly string[] => [
	...hardenedFlags,
	...(expectation.writablePaths ?? []).map((path) => `--tmpfs=${tmpfs(path)}`),
];

/** Health checks come every second here, so that nobody waits half a minute; Podman is asked by hand. */
export const healthFlags = ({ name }: ContainerEngine, { healthCheck }: ImageConfig): readonly string[] =>
	healthCheck !== undefined && name === 'docker' ? ['--health-interval=1s'] : [];

export const isRunning = async (container: Container): Promise<boolean> => (await container.state()).running;

/** Runs `use` with a container that is removed afterwards, whatever happens. */
export const withContainer = async <T>(
	starting: Promise<Container>,
	use: (container: Container) => Promise<T>,
): Promise<T> => {
	const container = await starting;
	try {
		return await use(container);
	} finally {
		await container.remove();
	}
};

/** Like Promise.all, but an error waits until all have ended, so that each has removed its container. */
export const allEnded = async <T extends readonly Promise<unknown>[]>(
	...running: T
): Promise<{ [K in keyof T]: Awaited<T[K]> }> => {
	await Promise.allSettled(running);
	return Promise.all(running);
};
