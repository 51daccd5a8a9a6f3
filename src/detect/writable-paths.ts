import { type Detected, detected } from '../core/detected.ts';
import type { Sources } from './sources.ts';

/** Files that SQLite writes, named by the code; their folders must be writable where the service runs. */
export const detectWritablePaths = (sources: Sources): Detected<readonly string[]> => {
	const mentions = [...sources.modules.values()].flatMap(({ path, strings }) =>
		strings.flatMap((text) => {
			const file = /^(?:sqlite(?:\+\w+)?:\/\/\/)?((?:[\w.-]+\/)*[\w-]+\.(?:sqlite3?|db))$/.exec(text)?.[1];
			return file === undefined ? [] : [{ file, evidence: `"${text}" in ${path}` }];
		}),
	);
	const files = [...new Set(mentions.map(({ file }) => file))];
	return detected(
		files,
		'likely',
		mentions.map(({ evidence }) => evidence),
	);
};
