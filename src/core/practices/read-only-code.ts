import { definePractice } from './practice.ts';
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
});
