import { crc32 } from 'node:zlib';

/** A zip archive without compression, which is all that a wheel needs. */
export const storedZip = (files: Readonly<Record<string, string>>): Buffer => {
	const entries = Object.entries(files).map(([name, text]) => toEntry(Buffer.from(name), Buffer.from(text)));
	let offset = 0;
	const locals: Buffer[] = [];
	const central: Buffer[] = [];
	for (const { local, directory } of entries) {
		directory.writeUInt32LE(offset, 42);
		offset += local.length;
		locals.push(local);
		central.push(directory);
	}
	const size = central.reduce((sum, { length }) => sum + length, 0);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, ...central, end]);
};

const toEntry = (name: Buffer, content: Buffer) => {
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	writeCommon(local, 4, { name, content });
	const directory = Buffer.alloc(46);
	directory.writeUInt32LE(0x02014b50, 0);
	directory.writeUInt16LE(20, 4);
	writeCommon(directory, 6, { name, content });
	return { local: Buffer.concat([local, name, content]), directory: Buffer.concat([directory, name]) };
};

/** Version, no flags, method "stored", the first day of 1980, then checksum and lengths. */
const writeCommon = (target: Buffer, at: number, { name, content }: { name: Buffer; content: Buffer }): void => {
	target.writeUInt16LE(20, at);
	target.writeUInt16LE(0x21, at + 8);
	target.writeUInt32LE(crc32(content), at + 10);
	target.writeUInt32LE(content.length, at + 14);
	target.writeUInt32LE(content.length, at + 18);
	target.writeUInt16LE(name.length, at + 22);
};
