import { UserError } from '../errors.ts';
import { refuseUnprintable, visible } from './quoting/unprintable.ts';

const reservedOnWindows = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;
const unusableOnWindows = /[<>:"\\|?*]/;
const longestName = 255;

/** A path that stays inside the root: relative, forward slashes, no `.` or `..`, no control characters. */
export const parseRelativePath = (path: string): string => {
	refuseUnprintable(path, 'The path');
	if (path === '' || path.startsWith('/') || /^[A-Za-z]:/.test(path))
		throw refused(path, 'is not relative to the project');
	if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) {
		throw refused(path, 'has an empty part, "." or ".."');
	}
	return path;
};

/** A path that may be written on every system: inside the root, and a name that Windows can hold too. */
export const parseTargetPath = (path: string): string => {
	for (const part of parseRelativePath(path).split('/')) refuseName(path, part);
	return path;
};

const refuseName = (path: string, part: string): void => {
	if (reservedOnWindows.test(part)) throw refused(path, `uses ${visible(part)}, which Windows reserves`);
	if (unusableOnWindows.test(part)) throw refused(path, 'has a character that Windows does not allow in names');
	if (/[. ]$/.test(part)) throw refused(path, 'has a part that ends with a dot or a space');
	if (new TextEncoder().encode(part).length > longestName)
		throw refused(path, `has a part longer than ${longestName} bytes`);
};

const refused = (path: string, reason: string): UserError =>
	new UserError(
		`The path ${visible(path)} ${reason}.`,
		'Use a relative path of plain names inside the project folder.',
	);
