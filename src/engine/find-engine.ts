import { type EngineName, engineNames } from '../core/engine-name.ts';
import { type CommandResult, lastLine, runCommand } from './command-line.ts';
import { createEngine } from './create-engine.ts';
import type { ContainerEngine } from './engine.ts';

/** An engine that answers, or why there is none and what to do about it. */
export type EngineSearch =
	| { readonly engine: ContainerEngine }
	| { readonly engine: undefined; readonly reason: string; readonly hint: string };

interface Wish {
	readonly prefer?: EngineName | undefined;
	readonly signal: AbortSignal;
}

interface Probe {
	readonly args: readonly string[];
	readonly version: (answer: unknown) => string | undefined;
	/** The first version that has what the written Dockerfiles use, with the reason. */
	readonly minimum: readonly [version: string, reason: string];
}

const at = (value: unknown, ...path: readonly string[]): unknown => {
	let current = value;
	for (const name of path) {
		current = typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[name] : undefined;
	}

	return current;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const probes: Readonly<Record<EngineName, Probe>> = {
	docker: {
		args: ['version', '--format', '{{json .}}'],
		version: (answer) =>
			text(at(answer, 'Server', 'Version')) ?? text(at(answer, 'Server', 'Components', '0', 'Version')),
		minimum: ['23.0', 'BuildKit is the default builder only since Docker 23'],
	},
	podman: {
		args: ['version', '--format', 'json'],
		version: (answer) => text(at(answer, 'Server', 'Version')) ?? text(at(answer, 'Client', 'Version')),
		minimum: ['4.0', 'RUN --mount needs Podman 4'],
	},
	buildah: {
		args: ['version', '--json'],
		version: (answer) => text(at(answer, 'version')),
		minimum: ['1.24', 'RUN --mount needs Buildah 1.24'],
	},
};

/** Asks the preferred engine, or Docker, Podman and Buildah in this order, one process each. */
export const findEngine = async ({ prefer, signal }: Wish): Promise<EngineSearch> => {
	const names = prefer === undefined ? engineNames : [prefer];
	const misses: EngineSearch[] = [];
	for (const name of names) {
		const found = await probeEngine(name, signal);
		if (found.engine !== undefined) return found;
		misses.push(found);
	}

	// What is installed but does not answer is what the person can mend; "not installed" is said of all only then.
	const installed = misses.find((miss) => miss.engine === undefined && !miss.reason.endsWith(notInstalled));
	return installed ?? noEngine(names);
};

const notInstalled = 'is not installed';

const noEngine = (names: readonly EngineName[]): EngineSearch => ({
	engine: undefined,
	reason: names.length === 1 ? `${names[0]} ${notInstalled}` : 'No container engine is installed',
	hint: 'Install Docker (https://docs.docker.com/engine/install/) or Podman (https://podman.io).',
});

const probeEngine = async (name: EngineName, signal: AbortSignal): Promise<EngineSearch> => {
	const probe = probes[name];
	const result = await runCommand(name, probe.args, { signal, timeout: 15_000 });
	const version = result.exitCode === 0 ? readVersion(probe, result.stdout) : undefined;
	if (version === undefined) return explainFailure(name, result);
	const [minimum, why] = probe.minimum;
	if (isOlder(version, minimum)) {
		return {
			engine: undefined,
			reason: `${name} ${version} is too old: ${why}`,
			hint: `Update ${name} to ${minimum} or newer.`,
		};
	}

	return { engine: createEngine(name, version) };
};

const readVersion = ({ version }: Probe, stdout: string): string | undefined => {
	try {
		return version(JSON.parse(stdout));
	} catch {
		return undefined;
	}
};

const explainFailure = (name: EngineName, { exitCode, stderr, code }: CommandResult): EngineSearch => {
	if (exitCode === undefined && code === 'ENOENT') {
		return {
			engine: undefined,
			reason: `${name} ${notInstalled}`,
			hint: `Install ${name}, or choose another with --engine.`,
		};
	}

	if (/permission denied/i.test(stderr)) {
		return {
			engine: undefined,
			reason: `You may not use ${name}: permission denied`,
			hint: `Run as a user that may, for example: sudo usermod -aG docker "$USER" and log in again; or use rootless Docker or Podman.`,
		};
	}

	const line = lastLine(stderr);
	return {
		engine: undefined,
		reason: `${name} does not answer${line === '' ? '' : ` (${line})`}`,
		// Podman and Buildah have no daemon that could be started.
		hint: name === 'docker' ? 'Start docker and try again.' : `Run "${name} info" to see what it misses.`,
	};
};

const isOlder = (version: string, minimum: string): boolean => {
	const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
	const [wantedMajor = 0, wantedMinor = 0] = minimum.split('.').map(Number);
	return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
};
