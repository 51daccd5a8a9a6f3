import { definePractice } from './practice.ts';
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
});
