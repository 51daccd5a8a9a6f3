import type { EngineName } from '../core/engine-name.ts';
import { UserError } from '../errors.ts';
import { buildWithBuildah } from './build-with-buildah.ts';
import { buildWithBuildKit } from './build-with-buildkit.ts';
import { lastLine, runCommand } from './command-line.ts';
import type { ContainerEngine } from './engine.ts';
import { runContainer } from './run-container.ts';
import { saveImage } from './save-image.ts';

/** The engine of this name; the three differ in how they build, and hardly in the rest. */
export const createEngine = (name: EngineName, version: string): ContainerEngine => ({
	name,
	version,
	canRun: name !== 'buildah',
	build: (request) => (name === 'docker' ? buildWithBuildKit(request) : buildWithBuildah(name, request)),
	inspect: (image, signal) => inspectImage(name, { image, signal }),
	save: (image, signal) => saveImage(name, { image, signal }),
	run: (request) => runContainer(name, request),
});

const inspectImage = async (
	name: EngineName,
	{ image, signal }: { readonly image: string; readonly signal: AbortSignal },
): Promise<unknown> => {
	const args = name === 'buildah' ? ['inspect', '--type', 'image', image] : ['image', 'inspect', image];
	const { exitCode, stdout, stderr } = await runCommand(name, args, { signal });
	if (exitCode === 0) {
		const answer: unknown = JSON.parse(stdout);
		if (name === 'buildah') return fromBuildah(answer as BuildahImage);
		return Array.isArray(answer) ? answer[0] : answer;
	}

	throw new UserError(
		`${name} has no image ${image} (${lastLine(stderr)}).`,
		`Build it, or fetch it: ${name} pull ${image}`,
	);
};

interface BuildahImage {
	readonly FromImageID: string;
	readonly Docker: {
		readonly config: unknown;
		readonly created: string;
		readonly os: string;
		readonly architecture: string;
		readonly rootfs: { readonly diff_ids: readonly string[] };
	};
}

/** Buildah describes the same image in other words. */
const fromBuildah = ({
	FromImageID,
	Docker: { config, created, os, architecture, rootfs },
}: BuildahImage): unknown => ({
	Id: FromImageID,
	Config: config,
	Created: created,
	Os: os,
	Architecture: architecture,
	RootFS: { Layers: rootfs.diff_ids },
});
