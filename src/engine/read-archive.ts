import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { type LayerArchive, readLayer } from './layer-files.ts';

/** The layers of a saved image, lowest first. */
export interface ImageArchive {
	readonly layers: readonly (LayerArchive & { readonly name: string })[];
}

interface ManifestEntry {
	readonly Layers: readonly string[];
}

const mostJsonBytes = 4 * 1024 * 1024;

/** Reads `docker save` or `podman save` as a stream; each member is a layer, or a small JSON document. */
export const readArchive = async (stream: Readable): Promise<ImageArchive> => {
	const layers = new Map<string, LayerArchive>();
	const links = new Map<string, string>();
	let manifest: readonly ManifestEntry[] = [];
	const tar = stream.pipe(extract());
	stream.on('error', (error) => tar.destroy(error));
	for await (const entry of tar) {
		const { name, size = 0, type, linkname } = entry.header;
		if (type === 'symlink' && linkname) links.set(name, linkname);
		if (type !== 'file' && type !== null) {
			entry.resume();
			continue;
		}

		if (name === 'manifest.json') manifest = JSON.parse(await readText(entry));
		else if (isLayer(name)) await readMember(entry, { name, size: size ?? 0, layers });
		else entry.resume();
	}

	const names = manifest[0]?.Layers ?? [];
	return { layers: names.map((name) => ({ name, ...layerOf(name, { layers, links }) })) };
};

const isLayer = (name: string): boolean => /^blobs\/|\.tar$/.test(name);

/** Blobs do not say what they are: the first bytes tell layers from JSON documents. */
const readMember = async (
	entry: Readable,
	{ name, size, layers }: { readonly name: string; readonly size: number; readonly layers: Map<string, LayerArchive> },
): Promise<void> => {
	const first = await firstChunk(entry);
	if (first === undefined) return;
	entry.unshift(first);
	const isJson = first[0] === 0x7b || first[0] === 0x5b;
	const isZstandard = first[0] === 0x28 && first[1] === 0xb5;
	if (isJson || isZstandard) {
		entry.resume();
		return;
	}

	const compressed = first[0] === 0x1f && first[1] === 0x8b;
	layers.set(name, await readLayer(entry, { compressed, storedBytes: size }));
};

const firstChunk = async (entry: Readable): Promise<Buffer | undefined> => {
	for (;;) {
		const chunk = entry.read() as Buffer | null;
		if (chunk !== null) return chunk;
		if (entry.readableEnded) return undefined;
		await new Promise<void>((resolve) => {
			entry.once('readable', resolve);
			entry.once('end', resolve);
		});
	}
};

const layerOf = (
	name: string,
	{ layers, links }: { readonly layers: ReadonlyMap<string, LayerArchive>; readonly links: ReadonlyMap<string, string> },
): LayerArchive => {
	const target = links.get(name);
	const resolved = target === undefined ? name : target.replace(/^(\.\.\/)+/, '');
	const found = layers.get(resolved) ?? layers.get(name);
	if (found === undefined) throw new Error(`The layer ${name} has a form that cannot be read.`);
	return found;
};

const readText = async (entry: Readable): Promise<string> => {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of entry) {
		bytes += chunk.length;
		if (bytes > mostJsonBytes) throw new Error('The manifest of the image is larger than 4 MiB.');
		chunks.push(chunk);
	}

	return Buffer.concat(chunks).toString('utf8');
};
