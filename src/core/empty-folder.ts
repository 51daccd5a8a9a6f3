import type { ProjectEntry } from './project-reader.ts';

/** Notes, licences and what version control keeps are nothing that a service is made of. */
export const looksEmpty = (topLevel: readonly ProjectEntry[]): boolean =>
	topLevel.every(
		({ name, kind }) =>
			name.startsWith('.') || (kind === 'file' && /^(README|LICEN[CS]E|CHANGELOG|NOTICE)\b/i.test(name)),
	);
