import type { FileEntry } from '../../image-facts.ts';

/** A program that runs as the owner or the group of its file. */
export const isSetuid = ({ type, mode }: FileEntry): boolean =>
	(type === 'file' || type === 'hardlink') && (mode & 0o6000) !== 0;

/** What chmod is given to let others write; with the sticky bit (1777) a shared folder is meant. */
export const letsOthersWrite = (mode: string): boolean =>
	/^0?[0-7]{2}[2367]$/.test(mode) || /(^|,)[ug]*[ao][ugo]*[+=][rxXst]*w/.test(mode) || /(^|,)\+[rxXst]*w/.test(mode);
