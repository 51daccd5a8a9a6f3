import type { Readable } from 'node:stream';
import type { BuildProgress } from '../core/build-progress.ts';
import type { EngineName } from '../core/engine-name.ts';
import type { Health } from '../core/image-facts.ts';

/** One container engine, reached through its command line. Every call ends when `signal` is aborted. */
export interface ContainerEngine {
	readonly name: EngineName;
	readonly version: string;
	/** False for Buildah: it builds, but starts no service. */
	readonly canRun: boolean;
	/** Throws BuildFailedError when a step fails. */
	readonly build: (request: BuildRequest) => Promise<BuiltImage>;
	/** The engine's own description of an image; UserError when there is no such image. */
	readonly inspect: (image: string, signal: AbortSignal) => Promise<unknown>;
	/** The image as a tar stream in OCI or docker-archive layout; `done` fails when the engine does. */
	readonly save: (image: string, signal: AbortSignal) => { readonly stream: Readable; readonly done: Promise<void> };
	/** Throws ContainerStartError when the engine cannot start it. */
	readonly run: (request: RunRequest) => Promise<Container>;
}

export interface BuildRequest {
	/** Absolute path. */
	readonly context: string;
	/** Relative to the context. */
	readonly dockerfile: string;
	readonly tag: string;
	readonly target?: string;
	readonly noCache?: boolean;
	/** Files with the secrets that the build is given, by the secrets' ids. */
	readonly secrets?: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
	readonly onProgress: (progress: BuildProgress) => void;
}

export interface BuiltImage {
	readonly image: string;
	readonly seconds: number;
}

export interface RunRequest {
	readonly image: string;
	readonly environment: Readonly<Record<string, string>>;
	/** Container ports to publish on loopback, each on a free host port. */
	readonly publish: readonly number[];
	readonly network: 'default' | 'none';
	/** Further flags of `run`, hardening and limits. */
	readonly flags: readonly string[];
	readonly signal: AbortSignal;
}

export interface ContainerState {
	readonly running: boolean;
	readonly exitCode: number;
	/** Process id on the host, where the engine tells it. */
	readonly hostPid: number;
}

export interface PortAddress {
	readonly host: string;
	readonly port: number;
}

/** A started container. `remove` works after an abort too, and is safe to call twice. */
export interface Container {
	readonly id: string;
	/** When it was told to start, by performance.now(). */
	readonly startedAt: number;
	/** False when the engine could not set the limits on memory and processes that were asked for. */
	readonly isLimited: boolean;
	/** False where its processes are those of another machine. */
	readonly isLocal: boolean;
	/** Where a port of it is reached; undefined where it is not published. */
	readonly addressOf: (containerPort: number) => Promise<PortAddress | undefined>;
	readonly state: () => Promise<ContainerState>;
	readonly health: () => Promise<Health>;
	/** Runs a program inside, as the container's user. */
	readonly exec: (args: readonly string[]) => Promise<{ readonly exitCode: number; readonly stdout: string }>;
	readonly log: (lines: number) => Promise<readonly string[]>;
	readonly stop: (graceSeconds: number) => Promise<void>;
	readonly remove: () => Promise<void>;
}
