import { PassThrough, type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, type Headers } from 'tar-stream';
import type { FileEntry } from '../core/image-facts.ts';
import { isScanned, type SecretKind, secretsInFile } from '../core/secrets.ts';

/** What one layer's archive holds; sizes in bytes. */
export interface LayerArchive {
	readonly files: readonly FileEntry[];
	readonly deleted: readonly string[];
	readonly unpackedBytes: number;
	readonly compressedBytes: number;
	readonly secrets: readonly { readonly path: string; readonly kind: SecretKind }[];
}

/** Reads a layer as a stream, compressed or not; of its contents only small text files are looked at, and not kept. */
export const readLayer = async (
	archive: Readable,
	{ compressed, storedBytes }: { readonly compressed: boolean; readonly storedBytes: number },
): Promise<LayerArchive> => {
	const plain = compressed ? createGunzip() : new PassThrough();
	const tar = extract();
	const files: FileEntry[] = [];
	const deleted: string[] = [];
	const secrets: { path: string; kind: SecretKind }[] = [];
	let unpackedBytes = 0;
	tar.on('entry', (header, stream, next) => {
		const path = absolute(header.name);
		const whiteout = whiteoutOf(path);
		if (whiteout !== undefined) deleted.push(whiteout);
		else files.push(toFileEntry(path, header));
		unpackedBytes += header.size ?? 0;
		stream.on('end', next);
		if (header.type !== 'file' || !isScanned(path, header.size ?? 0)) {
			stream.resume();
			return;
		}

		const chunks: Buffer[] = [];
		stream.on('data', (chunk: Buffer) => chunks.push(chunk));
		stream.on('end', () => {
			const text = Buffer.concat(chunks).toString('utf8');
			for (const kind of secretsInFile(path, text)) secrets.push({ path, kind });
		});
	});
	// Engines that keep layers unpacked tell no compressed size, so it is measured as a registry would store it.
	const measured = compressed ? undefined : createByteCounter();
	const reading = pipeline(plain, tar);
	const packing = measured === undefined ? undefined : pipeline(plain, createGzip({ level: 6 }), measured.sink);
	await Promise.all([pipeline(archive, plain), reading, packing]);
	return { files, deleted, unpackedBytes, compressedBytes: measured?.bytes() ?? storedBytes, secrets };
};

const createByteCounter = () => {
	let count = 0;
	const sink = new Writable({
		write: (chunk: Buffer, _encoding, done) => {
			count += chunk.length;
			done();
		},
	});
	return { sink, bytes: () => count };
};

const absolute = (name: string): string => `/${name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '')}`;

/** The path that a whiteout deletes; for an opaque folder, the folder with a slash at its end. */
const whiteoutOf = (path: string): string | undefined => {
	const at = path.lastIndexOf('/');
	const name = path.slice(at + 1);
	if (name === '.wh..wh..opq') return path.slice(0, at + 1);
	return name.startsWith('.wh.') ? path.slice(0, at + 1) + name.slice('.wh.'.length) : undefined;
};

const types: Readonly<Partial<Record<NonNullable<Headers['type']>, FileEntry['type']>>> = {
	file: 'file',
	'contiguous-file': 'file',
	link: 'hardlink',
	symlink: 'symlink',
	directory: 'directory',
	'character-device': 'character-device',
	'block-device': 'block-device',
	fifo: 'fifo',
};

const toFileEntry = (path: string, { type, mode, uid, gid, size, linkname }: Headers): FileEntry => ({
	path,
	type: types[type ?? 'file'] ?? 'file',
	mode: (mode ?? 0) & 0o7777,
	uid: uid ?? 0,
	gid: gid ?? 0,
	size: size ?? 0,
	...(linkname === undefined || linkname === null ? {} : { linkTarget: type === 'link' ? absolute(linkname) : linkname }),
});
