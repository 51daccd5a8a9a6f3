import { refuseUnprintable } from './unprintable.ts';

/** One word of a POSIX shell's command line, quoted only where it must be. */
export const shellWord = (text: string): string => {
	refuseUnprintable(text, 'The argument');
	return /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
};
