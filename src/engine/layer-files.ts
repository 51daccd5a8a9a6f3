import { once } from 'node:events';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Extract, extract, type Header } from 'tar-stream';
import type { FileEntry } from '../core/image-facts.ts';
import { isScanned, type SecretKind, secretsInFile } from '../core/secrets.ts';
import { type Bytes, type Compression, decompress } from './compression.ts';

/** What one layer's archive holds; sizes in bytes. */
export interface LayerArchive {
	readonly files: readonly FileEntry[];
	readonly deleted: readonly string[];
	readonly unpackedBytes: number;
	readonly compressedBytes: number;
	/** True when it was compressed only to be measured. */
	readonly isEstimated: boolean;
	readonly secrets: readonly { readonly path: string; readonly kind: SecretKind }[];
	/** Files whose text is read by others: who has an account, and which packages of the system are installed. */
	readonly texts: ReadonlyMap<string, string>;
}

const keptFile = /^\/(etc\/(passwd|shadow)|var\/lib\/dpkg\/status|(usr\/)?lib\/apk\/db\/installed)$/;

interface Stored {
	readonly compression: Compression;
	readonly storedBytes: number;
}

/** Reads a layer as a stream, compressed or not; of its contents only small text files are looked at, and not kept. */
export const readLayer = async (archive: Bytes, { compression, storedBytes }: Stored): Promise<LayerArchive> => {
	// Engines that keep layers unpacked tell no compressed size, so it is measured as a registry would store it.
	const measure = compression === 'none' ? measureCompressed() : undefined;
	const plain = measure === undefined ? decompress(archive, compression) : tee(archive, measure);
	const found = await readEntries(plain);
	const isEstimated = measure !== undefined;
	return { ...found, isEstimated, compressedBytes: (await measure?.bytes()) ?? storedBytes };
};

const readEntries = async (plain: Bytes): Promise<Omit<LayerArchive, 'compressedBytes' | 'isEstimated'>> => {
	const files: FileEntry[] = [];
	const deleted: string[] = [];
	const secrets: { path: string; kind: SecretKind }[] = [];
	const texts = new Map<string, string>();
	let unpackedBytes = 0;
	for await (const entry of entriesOf(plain)) {
		const { header } = entry;
		const path = absolute(header.name);
		const whiteout = whiteoutOf(path);
		if (whiteout !== undefined) deleted.push(whiteout);
		else files.push(toFileEntry(path, header));
		unpackedBytes += header.size;
		const looks = header.type === 'file' && (isScanned(path, header.size) || keptFile.test(path));
		const text = looks ? await readText(entry) : await skip(entry);
		if (looks && keptFile.test(path)) texts.set(path, text);
		for (const kind of looks && isScanned(path, header.size) ? secretsInFile(path, text) : [])
			secrets.push({ path, kind });
	}

	return { files, deleted, unpackedBytes, secrets, texts };
};

/** The members of an archive; an error of the source ends the archive with that error. */
export const entriesOf = (source: Bytes): Extract => {
	const tar = extract();
	const readable = Readable.from(source);
	readable.on('error', (error) => tar.destroy(error));
	readable.pipe(tar as unknown as NodeJS.WritableStream);
	return tar;
};

interface Measure {
	readonly write: (chunk: Uint8Array) => Promise<void>;
	readonly bytes: () => Promise<number>;
}

const measureCompressed = (): Measure => {
	const gzip = createGzip({ level: 6 });
	let count = 0;
	gzip.on('data', (chunk: Buffer) => {
		count += chunk.length;
	});
	return {
		write: async (chunk) => {
			if (!gzip.write(chunk)) await once(gzip, 'drain');
		},
		bytes: async () => {
			gzip.end();
			await once(gzip, 'end');
			return count;
		},
	};
};

async function* tee(source: Bytes, measure: Measure | undefined): Bytes {
	for await (const chunk of source) {
		await measure?.write(chunk);
		yield chunk;
	}
}

/** The whole of a member as text. */
export const readText = async (entry: AsyncIterable<unknown>): Promise<string> => {
	const chunks: Uint8Array[] = [];
	for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
};

const skip = async (entry: { readonly resume: () => unknown }): Promise<string> => {
	entry.resume();
	return '';
};

const absolute = (name: string): string => `/${name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')}`;

/** The path that a whiteout deletes; for an opaque folder, the folder with a slash at its end. */
const whiteoutOf = (path: string): string | undefined => {
	const at = path.lastIndexOf('/');
	const name = path.slice(at + 1);
	if (name === '.wh..wh..opq') return path.slice(0, at + 1);
	return name.startsWith('.wh.') ? path.slice(0, at + 1) + name.slice('.wh.'.length) : undefined;
};

const types: Readonly<Record<string, FileEntry['type']>> = {
	link: 'hardlink',
	symlink: 'symlink',
	directory: 'directory',
	'character-device': 'character-device',
	'block-device': 'block-device',
	fifo: 'fifo',
};

/** How archives carry setcap's attribute. Source: tar(5) of star and of Go's archive/tar. */
const capabilityAttribute = 'SCHILY.xattr.security.capability';

const toFileEntry = (path: string, { type, mode, uid, gid, size, linkname, pax }: Header): FileEntry => ({
	path,
	type: types[type ?? 'file'] ?? 'file',
	mode: mode & 0o7777,
	uid,
	gid,
	size,
	...(linkname ? { linkTarget: type === 'link' ? absolute(linkname) : linkname } : {}),
	...(Object.hasOwn(pax ?? {}, capabilityAttribute) ? { hasCapabilities: true } : {}),
});
