/** Decodes a file as UTF-8, or as UTF-16 where its byte order mark says so, and takes the mark away. */
export const decodeText = (bytes: Uint8Array): string => {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	return new TextDecoder('utf-8').decode(bytes);
};

/** The text with LF line endings, so that a checkout with CRLF compares equal to what was written with LF. */
export const withLineFeeds = (text: string): string => text.replaceAll('\r\n', '\n');

/** A file that is replaced keeps CRLF when all of its lines end so. */
export const withLineEndingsOf = (existing: string, text: string): string => {
	const lines = existing.split('\n').slice(0, -1);
	const isCrlf = lines.length > 0 && lines.every((line) => line.endsWith('\r'));
	return isCrlf ? withLineFeeds(text).replaceAll('\n', '\r\n') : text;
};
