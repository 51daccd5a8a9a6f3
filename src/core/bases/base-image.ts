/** Those that the wizard offers, then those that get no fixes any more and need --accept-end-of-life. */
export type BaseId = 'distroless' | 'alpine' | 'slim' | 'alpine3.19' | 'distroless-debian11';

/** A published image by repository and tag, for example python and 3.13-slim-trixie. */
export interface ImageReference {
	readonly repository: string;
	readonly tag: string;
	readonly digest?: string;
}

/** What a base image promises; `verify` holds the built image against it. */
interface BasePromises {
	readonly noShell: boolean;
	readonly noPackageManager: boolean;
	readonly noSetuid: boolean;
}

/** One base image family and the Python versions that it can have. */
export interface BaseImage {
	readonly id: BaseId;
	readonly title: string;
	/** One line that says when to choose it and what it costs. */
	readonly tradeOff: string;
	/** What the table of base images in the docs says of it. */
	readonly docs: { readonly title: string; readonly features: string; readonly benefits: string };
	readonly osFamily: 'debian' | 'alpine' | 'distroless';
	readonly osRelease: string;
	readonly libc: 'glibc' | 'musl';
	readonly maintainer: string;
	/** Newest first. */
	readonly pythonVersions: readonly string[];
	/** Those that had reached their end of life when the data was refreshed. */
	readonly endedPythons?: readonly string[];
	/** The image that the build stages start from: same Python minor version and same libc as the runtime. */
	readonly buildImage: (python: string) => ImageReference;
	readonly runtimeImage: (python: string) => ImageReference;
	/** Path of the interpreter in the runtime image and in the build image. */
	readonly pythonPath: string;
	readonly buildPythonPath: string;
	readonly user: { readonly name: string; readonly uid: number; readonly gid: number; readonly createdByUs: boolean };
	readonly promises: BasePromises;
	/** ISO date of the end of security support of the operating system release. */
	readonly endOfLife: string;
	readonly endOfLifeSource: string;
	/** Why the image may end before its system does, in a full sentence. */
	readonly endsEarlier?: string;
	/** What became of it, in full sentences; absent where it is still published. */
	readonly retired?: string;
	/** Why single-stage is not possible; absent where it is. */
	readonly multiStageOnly?: string;
}

/** Those that are supported, then those that have ended. */
export const everyPython = ({ pythonVersions, endedPythons = [] }: BaseImage): readonly string[] => [
	...pythonVersions,
	...endedPythons,
];

export const hasPython = (base: BaseImage, version: string): boolean => everyPython(base).includes(version);

export const formatReference = ({ repository, tag, digest }: ImageReference): string =>
	`${repository}:${tag}${digest === undefined ? '' : `@${digest}`}`;

/** The names of its published runtime images. */
export const imagesOf = ({ pythonVersions, runtimeImage }: BaseImage): readonly string[] => [
	...new Set(pythonVersions.map((version) => formatReference(runtimeImage(version)))),
];
