import type { EngineName } from '../core/engine-name.ts';
import type { Health } from '../core/image-facts.ts';
import { lastLine, runCommand } from './command-line.ts';
import { ContainerStartError } from './container-start-error.ts';
import type { Container, ContainerState, RunRequest } from './engine.ts';
import { findEngineHost } from './engine-host.ts';

/** Every container that verification starts carries this label, so that a person can find what a crash left behind. */
const containerLabel = 'io.github.create-hardened-container.verify=true';

/** Starts a container in the background; what was made is removed when it does not start. */
export const runContainer = async (name: EngineName, request: RunRequest): Promise<Container> => {
	const { image, environment, publish, network, flags, signal } = request;
	const args = [
		'create',
		'--label',
		containerLabel,
		...publish.flatMap((port) => ['--publish', `${findEngineHost(name).publishOn}::${port}`]),
		...(network === 'none' ? ['--network', 'none'] : []),
		...Object.entries(environment).flatMap(([variable, value]) => ['--env', `${variable}=${value}`]),
		...flags,
		image,
	];
	// Once begun it is not aborted: the id must be known, so that the container can be removed.
	signal.throwIfAborted();
	const created = await runCommand(name, args);
	const id = lastLine(created.stdout);
	if (created.exitCode !== 0) throw new ContainerStartError(name, { image, stderr: created.stderr });
	const container = toContainer(name, { id, signal, startedAt: performance.now(), warnings: created.stderr });
	const started = await runCommand(name, ['start', id]);
	if (started.exitCode === 0 && !signal.aborted) return container;
	await container.remove();
	signal.throwIfAborted();
	throw new ContainerStartError(name, { image, stderr: started.stderr });
};

interface Started {
	readonly id: string;
	readonly signal: AbortSignal;
	readonly startedAt: number;
	readonly warnings: string;
}

const toContainer = (name: EngineName, { id, signal, startedAt, warnings }: Started): Container => {
	const call = (...args: readonly string[]) => runCommand(name, args, { signal });
	const host = findEngineHost(name);
	return {
		id,
		startedAt,
		// Docker discards, and Podman ignores, what the system's control groups cannot do; both say so.
		isLimited: !/limit[^\n]*(discarded|ignored)/i.test(warnings),
		isLocal: host.isLocal,
		addressOf: async (port) => {
			const { stdout } = await call('port', id, `${port}/tcp`);
			const found = Number(/:(\d+)\s*$/m.exec(stdout)?.[1]);
			return Number.isNaN(found) ? undefined : { host: host.reachedAt, port: found };
		},
		state: async () => toState((await call('inspect', '--format', '{{json .State}}', id)).stdout),
		health: () => readHealth(name, { id, call }),
		exec: async (args) => {
			const { exitCode, stdout } = await call('exec', id, ...args);
			return { exitCode: exitCode ?? -1, stdout };
		},
		log: async (lines) => {
			const { stdout, stderr } = await call('logs', '--tail', String(lines), id);
			return `${stdout}\n${stderr}`
				.split('\n')
				.filter((line) => line.trim() !== '')
				.slice(-lines);
		},
		stop: async (graceSeconds) => void (await call('stop', '--time', String(graceSeconds), id)),
		remove: async () => void (await runCommand(name, ['rm', '--force', ...atOnce[name], '--volumes', id])),
	};
};

/** Docker kills what it is to remove; Podman first waits ten seconds for it to stop. */
const atOnce: Readonly<Record<EngineName, readonly string[]>> = { docker: [], podman: ['--time', '0'], buildah: [] };

const toState = (json: string): ContainerState => {
	const state = JSON.parse(json);
	return { running: state.Running === true, exitCode: Number(state.ExitCode), hostPid: Number(state.Pid ?? 0) };
};

interface HealthCall {
	readonly id: string;
	readonly call: (...args: readonly string[]) => ReturnType<typeof runCommand>;
}

/**
 * Podman leaves the schedule of health checks to systemd, which is not everywhere, so there each question runs the check
 * once: it exits with 0 when healthy, with 1 when not, and with another code where the image has no health check.
 */
const readHealth = async (name: EngineName, { id, call }: HealthCall): Promise<Health> => {
	if (name === 'podman') {
		const { exitCode } = await call('healthcheck', 'run', id);
		return exitCode === 0 ? 'healthy' : exitCode === 1 ? 'starting' : 'none';
	}

	const { stdout } = await call('inspect', '--format', '{{json .State}}', id);
	const status = JSON.parse(stdout).Health?.Status;
	return status === 'healthy' || status === 'unhealthy' || status === 'starting' ? status : 'none';
};
