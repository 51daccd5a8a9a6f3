/** What a program that ended printed as its reason: the exception of the last traceback, or else the last line. */
export const reasonOf = (log: readonly string[]): string => {
	const spoken = log.filter((line) => line.trim() !== '');
	return (spoken[exceptionAt(spoken)] ?? spoken.at(-1))?.trim() ?? 'it printed nothing';
};

/** The last lines, or those from the exception on where that one lies further back. */
export const lastWords = (log: readonly string[], count: number): readonly string[] => {
	const at = exceptionAt(log);
	const start = Math.max(0, log.length - count);
	return at === -1 || at >= start ? log.slice(start) : log.slice(at, at + count);
};

/** Below a traceback all is indented, up to the exception. */
const exceptionAt = (log: readonly string[]): number => {
	const traceback = log.findLastIndex((line) => line.startsWith('Traceback (most recent call last)'));
	return traceback === -1
		? log.findLastIndex((line) => /^[A-Za-z_][\w.]*(?:Error|Exception): /.test(line))
		: log.findIndex((line, index) => index > traceback && /^\S/.test(line));
};
