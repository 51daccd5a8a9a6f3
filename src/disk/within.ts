import path from 'node:path';

/** Where a path of the project, whose parts are joined by "/" and hold no "..", is on this disk. */
export const within = (root: string, name: string): string =>
	(root.endsWith(path.sep) ? root : root + path.sep) + (path.sep === '/' ? name : name.replaceAll('/', path.sep));

/** The other way: how the project names a place on this disk that lies below its root, or around it. */
export const nameFrom = (root: string, place: string): string => path.relative(root, place).split(path.sep).join('/');
