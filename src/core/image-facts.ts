import type { BaseImage } from './bases/base-image.ts';

/**
 * Everything read from a built image and, where it was started, from its container. An absent fact was not gathered;
 * `notGathered` then says why, under the name of the fact, and a practice that needs it answers `skip` with that reason.
 */
export interface ImageFacts {
	readonly image: string;
	/** Content id, for example "sha256:…". */
	readonly id: string;
	readonly engine: { readonly name: string; readonly version: string };
	readonly platform: string;
	readonly config: ImageConfig;
	readonly layers?: readonly LayerFacts[];
	/** The files as a container sees them: every layer applied in order, deletions included. */
	readonly files?: readonly FileEntry[];
	readonly size: {
		readonly unpackedBytes?: number;
		readonly compressedBytes?: number;
		/** True where the engine keeps layers unpacked, so that they were compressed by gzip to be measured. */
		readonly isEstimated?: boolean;
	};
	readonly secrets?: readonly SecretFound[];
	/** The lines of /etc/passwd; empty when the image has no such file. */
	readonly accounts?: readonly Account[];
	/** Names of the operating system's packages, as its package manager lists them. */
	readonly systemPackages?: readonly string[];
	readonly run?: RunFacts;
	readonly expectation: Expectation;
	readonly notGathered: Readonly<Record<string, string>>;
}

/** What the image was meant to be: from the plan, from the recorded answers or from the image's own labels. */
export interface Expectation {
	readonly base?: BaseImage;
	readonly codeOwner?: 'root' | 'app';
	/** Where the code lies in the image, for example "/app". */
	readonly codePath?: string;
	readonly dependenciesPath?: string;
	readonly ports?: readonly number[];
	readonly healthPath?: string;
	/** False where the service's own code says on which port it listens. */
	readonly readsPort?: boolean;
	/** Paths in the project of files that may hold what looks like a secret. */
	readonly allowedSecrets?: readonly string[];
	/** Paths besides /tmp that the service may write to. */
	readonly writablePaths?: readonly string[];
}

export interface ImageConfig {
	readonly user: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly entrypoint: readonly string[];
	readonly command: readonly string[];
	readonly workingDirectory: string;
	/** For example ["8000/tcp"]. */
	readonly exposedPorts: readonly string[];
	readonly stopSignal?: string;
	readonly healthCheck?: { readonly test: readonly string[]; readonly intervalSeconds?: number };
	readonly labels: Readonly<Record<string, string>>;
	readonly volumes: readonly string[];
	readonly created?: string;
	readonly history: readonly { readonly createdBy: string; readonly empty: boolean }[];
}

export interface LayerFacts {
	readonly digest: string;
	readonly createdBy?: string;
	readonly compressedBytes?: number;
	readonly unpackedBytes: number;
	readonly files: readonly FileEntry[];
	/** Paths that this layer deletes from the layers below. */
	readonly deleted: readonly string[];
}

/** `path` is absolute. `mode` holds the permission bits with setuid, setgid and sticky, for example 0o4755. */
export interface FileEntry {
	readonly path: string;
	readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'character-device' | 'block-device' | 'fifo';
	readonly mode: number;
	readonly uid: number;
	readonly gid: number;
	readonly size: number;
	readonly linkTarget?: string;
	/** The file carries capabilities of its own: whoever starts it gets them. */
	readonly hasCapabilities?: boolean;
}

export interface Account {
	readonly name: string;
	readonly uid: number;
	readonly gid: number;
	readonly shell: string;
	/** The password field of /etc/passwd or /etc/shadow is empty, so anyone may become this user. */
	readonly passwordless?: boolean;
}

export interface SecretFound {
	/** Where: "the environment", "the build history", "the label …", or the path of a file. */
	readonly place: string;
	/** What kind, for example "private key"; never the secret itself. */
	readonly kind: string;
	readonly layer?: number;
	/** The file is gone in a later layer, yet anyone who has the image can read it. */
	readonly deletedLater?: boolean;
}

/** As the engine says; "none" where the image has no health check. */
export type Health = 'healthy' | 'unhealthy' | 'starting' | 'none';

/** Seen on a container started read-only, without capabilities, with no-new-privileges and with limits. */
export interface RunFacts {
	readonly flags: readonly string[];
	readonly started: boolean;
	/** When it did not start: the protections without which it does start; undefined when that was not tried. */
	readonly blockedBy?: readonly ('read-only' | 'capabilities' | 'no-new-privileges' | 'limits')[];
	/** The last lines the container printed; shown when it did not start or does not answer. */
	readonly log: readonly string[];
	readonly exitCode?: number;
	readonly firstAnswerMs?: number;
	readonly answers?: readonly { readonly port: number; readonly path: string; readonly status?: number }[];
	readonly health?: Health;
	/** From its start until the engine called it healthy, with checks a second apart. */
	readonly healthyMs?: number;
	readonly healthWithoutNetwork?: Health;
	readonly process?: ProcessStatus;
	readonly listeningPorts?: readonly number[];
	/** Paths that the service's user could write to in the running container, /tmp, /dev, /proc and /sys left out. */
	readonly writablePaths?: readonly string[];
	readonly unreadableCode?: readonly string[];
	/** The port that it answered on when PORT was set to another one. */
	readonly honoursPort?: boolean;
	readonly stop?: { readonly seconds: number; readonly exitCode: number; readonly killed: boolean };
	/** What its processes held in memory after the first answer, shared pages counted once. */
	readonly memoryBytes?: number;
}

/** Read from /proc/1/status: capability sets as numbers, seccomp mode 2 means a filter is active. */
export interface ProcessStatus {
	readonly uid: number;
	readonly gid: number;
	readonly effectiveCapabilities: bigint;
	readonly boundingCapabilities: bigint;
	readonly noNewPrivileges: boolean;
	readonly seccompMode: number;
}
