import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { FileEntry, ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { codeFolders, count, isInside, notGathered, numericUser, some } from './support/image.ts';
import { kics, nist, page } from './support/references.ts';

export const readOnlyCode = definePractice({
	id: 'HC011',
	slug: 'read-only-code',
	title: 'Keep the code read-only for the service',
	severity: 'warning',
	why: 'Suppose that a bug lets an attacker write one file. If the service may write its own code, that file becomes part of the program and runs with the next import or restart. Code that belongs to root and that others can only read stays what was built.',
	comment: 'owned by root and only readable: the service cannot be made to change its own code',
	fix: 'Copy code without --chown, so that root owns it, and give others read access only (chmod -R u=rwX,go=rX). Let the service write to its own folder elsewhere.',
	references: [kics('aa93e17f'), nist('4.4.4'), page('CWE-732', 'https://cwe.mitre.org/data/definitions/732.html')],
	checkImage: (facts) => judgeCode(facts),
});

const judgeCode = (facts: ImageFacts): Verdict => {
	const unreadable = facts.run?.unreadableCode ?? [];
	if (unreadable.length > 0) return fail(`The service cannot read ${some(unreadable)}.`);
	if (facts.expectation.codeOwner === 'app')
		return skip('The code belongs to the service by choice (--code-owner app).');
	const folders = codeFolders(facts);
	if (folders.length === 0) return skip('It is not known where the code lies in this image.');
	if (facts.files === undefined) return notGathered(facts, 'files', 'The files of the image were not read.');
	const writable = [
		...facts.files.filter((file) => isWritableBy(file, facts.config.user)).map(({ path }) => path),
		...(facts.run?.writablePaths ?? []),
	].filter((path) => folders.some((folder) => isInside(path, folder)));
	const paths = [...new Set(writable)];
	return paths.length === 0
		? pass
		: fail(`The service may change ${count(paths.length, 'path')} of its code: ${some(paths)}.`);
};

const isWritableBy = ({ type, mode, uid, gid }: FileEntry, user: string): boolean => {
	if (type === 'symlink') return false;
	const service = numericUser(user);
	if ((mode & 0o002) !== 0) return true;
	if (service === undefined) return false;
	return (service.uid === uid && (mode & 0o200) !== 0) || (service.gid === gid && (mode & 0o020) !== 0);
};
