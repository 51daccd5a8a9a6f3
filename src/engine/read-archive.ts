import type { ImageConfig } from '../core/image-facts.ts';
import { compressionOf } from './compression.ts';
import { entriesOf, type LayerArchive, readLayer, readText } from './layer-files.ts';

/** The layers of a saved image, lowest first. */
export interface ImageArchive {
	readonly layers: readonly (LayerArchive & { readonly name: string; readonly digest: string })[];
	/** How each layer was made, the lowest first, with the steps between that made none. */
	readonly history: ImageConfig['history'];
}

/** Reads `docker save` or `podman save` as a stream; each member is a layer, or a small JSON document. */
export const readArchive = async (stream: AsyncIterable<Uint8Array>): Promise<ImageArchive> => {
	const layers = new Map<string, LayerArchive>();
	const documents = new Map<string, string>();
	const links = new Map<string, string>();
	for await (const entry of entriesOf(stream)) {
		const { name, size, type, linkname } = entry.header;
		if (type === 'symlink' && linkname) links.set(name, linkname.replace(/^(\.\.\/)+/, ''));
		if (type === 'file' && name.endsWith('.json')) documents.set(name, await readText(entry));
		else if (type === 'file' && isBlob(name)) await readMember(entry, { name, size, layers, documents });
		else entry.resume();
	}

	const { Config, Layers } = readManifest(documents);
	return {
		layers: Layers.map((name) => ({ name, digest: toDigest(name), ...layerOf(links.get(name) ?? name, layers) })),
		history: readHistory(documents.get(Config)),
	};
};

const toDigest = (name: string): string => name.replace(/^blobs\/sha256\//, 'sha256:');

interface ManifestEntry {
	readonly Config: string;
	readonly Layers: readonly string[];
}

const readManifest = (documents: ReadonlyMap<string, string>): ManifestEntry => {
	const [first] = JSON.parse(documents.get('manifest.json') ?? '[]');
	if (first === undefined) throw new Error('The saved image has no manifest.');
	return first;
};

interface HistoryEntry {
	readonly created_by?: string;
	readonly empty_layer?: boolean;
}

const readHistory = (config: string | undefined): ImageConfig['history'] => {
	const entries: readonly HistoryEntry[] = JSON.parse(config ?? '{}').history ?? [];
	return entries.map(({ created_by: createdBy = '', empty_layer: empty = false }) => ({ createdBy, empty }));
};

const isBlob = (name: string): boolean => /^blobs\/|\.tar$/.test(name);

interface Member {
	readonly name: string;
	readonly size: number;
	readonly layers: Map<string, LayerArchive>;
	readonly documents: Map<string, string>;
}

/** Blobs do not say what they are: the first bytes tell layers from JSON documents. */
const readMember = async (entry: AsyncIterable<unknown>, { name, size, layers, documents }: Member): Promise<void> => {
	const iterator = entry[Symbol.asyncIterator]();
	const { value: first } = await iterator.next();
	if (!(first instanceof Uint8Array)) return;
	const content = fromFirst(first, iterator);
	if (first[0] === 0x7b || first[0] === 0x5b) documents.set(name, await readText(content));
	else layers.set(name, await readLayer(content, { compression: compressionOf(first), storedBytes: size }));
};

async function* fromFirst(first: Uint8Array, rest: AsyncIterator<unknown>): AsyncIterable<Uint8Array> {
	yield first;
	for (;;) {
		const { value, done } = await rest.next();
		if (done === true) return;
		if (value instanceof Uint8Array) yield value;
	}
}

const layerOf = (name: string, layers: ReadonlyMap<string, LayerArchive>): LayerArchive => {
	const found = layers.get(name);
	if (found === undefined) throw new Error(`The layer ${name} has a form that cannot be read.`);
	return found;
};
