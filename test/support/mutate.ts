import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkText } from '../../src/core/check/check-text.ts';
import { toIgnore } from '../../src/core/dockerfile-text/ignore-file.ts';
import type { GoldenCase } from './golden-cases.ts';

/** The files of a case that are broken, by their names. */
export interface Written {
	readonly dockerfile: string;
	readonly ignoreFile: string;
}

export const readWritten = ({ expected, ignoreFile }: Pick<GoldenCase, 'expected' | 'ignoreFile'>): Written => ({
	dockerfile: readFileSync(path.join(expected, 'Dockerfile'), 'utf8'),
	ignoreFile: readFileSync(path.join(expected, ignoreFile), 'utf8'),
});

/** Files that might lie in a project and that no image should get. */
const lyingAround = ['.env', '.git/', 'secret.pem', 'db.sqlite3'];

/** What check says about the files, each problem as "HC001 its words". */
export const problemsOf = ({ dockerfile, ignoreFile }: Written): readonly string[] => {
	const ignored = toIgnore(ignoreFile);
	const entering = lyingAround.filter((name) => !ignored.excludes(name.replace(/\/$/, '')));
	const { problems } = checkText('Dockerfile', dockerfile, { context: { ignoreFile, entering }, today: '2026-11-24' });
	return problems.map(({ practice, detail }) => `${practice.id} ${detail}`);
};

/** Problems that were not there before, counting equal ones. */
export const freshProblems = (before: readonly string[], after: readonly string[]): readonly string[] => {
	const open = [...before];
	return after.filter((problem) => {
		const index = open.indexOf(problem);
		if (index >= 0) open.splice(index, 1);
		return index < 0;
	});
};
