import { fail, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { reasonOf } from '../last-words.ts';
import { definePractice } from './practice.ts';
import { notGathered } from './support/image.ts';
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
	checkImage: (facts) => judgeStart(facts),
});

const judgeStart = (facts: ImageFacts): Verdict => {
	const { run } = facts;
	if (run === undefined) return notGathered(facts, 'run', 'The image was not started.');
	if (run.started) return pass;
	if (run.exitCode === 0) return skip('The container ended by itself, with code 0, before anything could be seen.');
	if (run.blockedBy !== undefined && !run.blockedBy.includes('read-only')) {
		return notGathered(
			facts,
			'readOnly',
			'The container did not start, and does not without the read-only root either.',
		);
	}
	const cause =
		run.blockedBy === undefined ? `with ${run.flags.join(' ')}` : 'on a read-only root, yet it does without';
	return fail(`The container did not start ${cause}: ${reasonOf(run.log)}`);
};
