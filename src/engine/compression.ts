import { Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';

export type Bytes = AsyncIterable<Uint8Array>;
export type Compression = 'none' | 'gzip' | 'zstd';

/** Tells by the first bytes. Sources: RFC 1952 and RFC 8878. */
export const compressionOf = (first: Uint8Array): Compression => {
	if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
	const isZstandard = first[0] === 0x28 && first[1] === 0xb5 && first[2] === 0x2f && first[3] === 0xfd;
	return isZstandard ? 'zstd' : 'none';
};

/** This Node.js has no means to read what an image is compressed with. */
export class UnknownCompressionError extends Error {
	override readonly name = 'UnknownCompressionError';
}

export const decompress = (archive: Bytes, compression: Compression): Bytes => {
	if (compression === 'none') return archive;
	const packed = Readable.from(archive);
	const plain = compression === 'gzip' ? zlib.createGunzip() : createZstdDecompress();
	packed.on('error', (error) => plain.destroy(error));
	return packed.pipe(plain);
};

// Node.js has it since 22.15; the older ones are still supported.
const createZstdDecompress = (): Transform => {
	const { createZstdDecompress: create } = zlib as { readonly createZstdDecompress?: () => Transform };
	if (create === undefined) {
		throw new UnknownCompressionError('its layers are compressed with Zstandard, which needs Node.js 22.15 or newer');
	}

	return create();
};
