import { parseRelativePath } from '../safe-path.ts';
import { unacceptable } from './unprintable.ts';

/** One path as a pattern of .dockerignore that matches this path alone. */
export const ignorePattern = (path: string): string => {
	const clean = parseRelativePath(path);
	if (clean.trim() !== clean) throw unacceptable(path, 'The path', 'starts or ends with a space');
	return clean.replace(/[\\*?[\](){}+|^$]|^[#!]/g, '\\$&');
};
