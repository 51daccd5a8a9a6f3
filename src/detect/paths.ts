/** The folder of a path; an empty string for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const joinPath = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('/');

/** How many folders a path lies in; counted, as it is asked of every file. */
export const depthOf = (path: string): number => {
	let depth = 0;
	for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) depth += 1;
	return depth;
};

/** Resolves "." and ".."; undefined when the path leaves the root. */
export const normalisePath = (path: string): string | undefined => {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return undefined;
	}
	return parts.join('/');
};

/** Resolves "." and ".."; a path that leaves the root begins with "..". */
export const outerPath = (path: string): string => {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '' || part === '.') continue;
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
		else parts.push(part);
	}
	return parts.join('/');
};

export const isInside = (path: string, folder: string): boolean => folder === '' || path.startsWith(`${folder}/`);
