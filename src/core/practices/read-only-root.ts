import { definePractice } from './practice.ts';
import { cis, kubeLinter, nist, owasp, trivy } from './support/references.ts';

export const readOnlyRoot = definePractice({
	id: 'HC025',
	slug: 'read-only-root',
	title: 'Run on a read-only root',
	severity: 'warning',
	why: 'Most intrusions write: a downloaded tool, a changed file, a scheduled job. Started with --read-only, the container offers nowhere to write except what you mount. A service that was never tried that way often stops at its first temporary file, and then people leave the protection off.',
	comment: 'nothing is written outside /tmp, so the container can run with --read-only',
	fix: 'Run with --read-only --tmpfs /tmp, and send what the service writes to /tmp, /dev/shm or a mounted volume.',
	references: [cis('5.13'), owasp('RULE 8'), nist('4.4.4'), trivy('KSV-0014'), kubeLinter('no-read-only-root-fs')],
});
