import { UserError } from '../errors.ts';

const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
	ENOSPC: ['the disk is full', 'Free some space and run it again.'],
	EDQUOT: ['your quota on this disk is used up', 'Free some space and run it again.'],
	EROFS: ['the file system is read-only', 'Choose a folder on a writable file system.'],
	EACCES: ['permission is denied', 'Give yourself the right to write there, or choose another folder.'],
	EPERM: ['the system does not permit it', 'Check the owner and the flags of the file and its folder.'],
	ENOENT: ['a file or folder is gone', 'Check that the folder still exists and run it again.'],
	ENOTDIR: ['a part of the path is not a folder', 'Move the file that is in the way and run it again.'],
	EISDIR: ['a folder has this name', 'Move the folder that is in the way and run it again.'],
	EEXIST: ['something has appeared there in the meantime', 'Run it again to see what is there now.'],
	ENOTEMPTY: ['something has appeared there in the meantime', 'Run it again to see what is there now.'],
	ENAMETOOLONG: ['the path is too long for the file system', 'Choose a folder with a shorter path.'],
	ELOOP: ['symbolic links lead in a circle', 'Remove the link and run it again.'],
	EBUSY: ['another program has it open', 'Close that program and run it again.'],
	EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n) and run it again.'],
	EIO: ['the disk reports an input or output error', 'Check the disk and run it again.'],
};

/** Turns an error of the file system into one line with the path and a remedy; leaves every other error as it is. */
export const toUserError = (error: unknown, what: string, path: string): unknown => {
	const code = errorCode(error);
	if (code === undefined) return error;
	const [reason, hint] = reasons[code] ?? [`the system answers ${code}`, 'Check the folder and run it again.'];
	return new UserError(`${what} ${placeOf(error) ?? path}: ${reason}.`, hint);
};

/** The path that the system complains about; for our own temporary files, the folder that they are in. */
const placeOf = (error: unknown): string | undefined => {
	const place = error instanceof Error && 'path' in error ? error.path : undefined;
	if (typeof place !== 'string') return undefined;
	const own = /[/\\]\.hardened-container-?[0-9a-f-]*\.(?:lock|tmp|old)(?:[/\\].*)?$/.exec(place);
	return own === null ? place : place.slice(0, own.index);
};

/** The code of a system error, for example "ENOENT". */
export const errorCode = (error: unknown): string | undefined => {
	if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
};

/** Runs a step whose failure with one of these codes means "not there", and gives undefined for them. */
export const unlessCode = async <T>(codes: readonly string[], step: () => Promise<T>): Promise<T | undefined> => {
	try {
		return await step();
	} catch (error) {
		const code = errorCode(error);
		if (code !== undefined && codes.includes(code)) return undefined;
		throw error;
	}
};

/** The same for a step that is done at once. */
export const unlessCodeSync = <T>(codes: readonly string[], step: () => T): T | undefined => {
	try {
		return step();
	} catch (error) {
		const code = errorCode(error);
		if (code !== undefined && codes.includes(code)) return undefined;
		throw error;
	}
};

export const missing = ['ENOENT', 'ENOTDIR'] as const;

/** What file systems answer that have no hard links. */
export const withoutLinks: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

export const notAFile = (name: string): UserError =>
	new UserError(`${name} is not a file.`, 'Move what is in the way and run it again.');
