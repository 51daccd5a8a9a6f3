import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { withProcess } from './support/image.ts';
import { cis, owasp, podSecurity, trivy } from './support/references.ts';

export const noCapabilities = definePractice({
	id: 'HC026',
	slug: 'no-capabilities',
	title: 'Run without capabilities',
	severity: 'warning',
	why: 'Linux divides the power of root into capabilities, and Docker leaves a container fourteen of them by default. Those for raw network packets, for changing owners and for ignoring file permissions help an intruder. A web service on a high port needs none.',
	comment: 'the service needs no capability, so all can be dropped',
	fix: 'Run with --cap-drop ALL. If the service then fails, find the one capability that it needs and ask whether it must need it.',
	references: [cis('5.4'), owasp('RULE 3'), podSecurity('capabilities restricted'), trivy('KSV-0003')],
	checkImage: (facts) => {
		if (facts.run?.blockedBy?.includes('capabilities')) return fail('The container starts only with capabilities.');
		return withProcess(facts, (process) => {
			const none = process.effectiveCapabilities === 0n && process.boundingCapabilities === 0n;
			return none ? pass : fail(`Process 1 has capabilities: 0x${process.boundingCapabilities.toString(16)}.`);
		});
	},
});
