import type { EngineName } from '../core/engine-name.ts';

/** Where the ports of containers are published, and where they are then reached. */
export interface EngineHost {
	readonly publishOn: string;
	readonly reachedAt: string;
	/** False where the processes of containers are those of another machine. */
	readonly isLocal: boolean;
}

const local: EngineHost = { publishOn: '127.0.0.1', reachedAt: '127.0.0.1', isLocal: true };

const variables: Readonly<Record<EngineName, string>> = {
	docker: 'DOCKER_HOST',
	podman: 'CONTAINER_HOST',
	buildah: 'CONTAINER_HOST',
};

/** This machine, unless the engine's own variable names another one, as in pipelines with Docker in a service beside them. */
export const findEngineHost = (name: EngineName, environment: NodeJS.ProcessEnv = process.env): EngineHost => {
	const address = environment[variables[name]] ?? '';
	const host = URL.canParse(address) ? new URL(address) : undefined;
	if (host === undefined || !/^(tcp|ssh|https?):$/.test(host.protocol) || host.hostname === '') return local;
	const hostname = host.hostname.replace(/^\[|\]$/g, '');
	return /^(localhost|127\.0\.0\.1|::1)$/.test(hostname)
		? local
		: { publishOn: '0.0.0.0', reachedAt: hostname, isLocal: false };
};
