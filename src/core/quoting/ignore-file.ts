import { parseRelativePath } from '../safe-path.ts';
import { unacceptable } from './unprintable.ts';

const special = /[\\*?[\](){}+|^$]|^[#!]/g;

/**
 * One path as a pattern of .dockerignore that matches this path alone.
 * Buildah lets nothing in again below a folder whose pattern has an escape, so only the last name may need one.
 */
export const ignorePattern = (path: string): string => {
	const clean = parseRelativePath(path);
	if (clean.trim() !== clean) throw unacceptable(path, 'The path', 'starts or ends with a space');
	const folder = clean.slice(0, clean.lastIndexOf('/') + 1);
	if (folder.search(special) >= 0) {
		throw unacceptable(
			path,
			'The path',
			'has special characters in the name of a folder, below which Buildah finds nothing',
		);
	}
	return clean.replace(special, '\\$&');
};
