import { definePractice } from './practice.ts';
import { cis, owasp, trivy } from './support/references.ts';

export const resourceLimits = definePractice({
	id: 'HC031',
	slug: 'resource-limits',
	title: 'Run within limits on memory and processes',
	severity: 'warning',
	why: 'Without limits one container can take all memory or all process ids of a machine, by a leak or by an attack, and everything else there fails with it. A limit is only of use if the service starts and works within it, which is tried here.',
	comment: 'starts and answers within a limit on memory and on processes',
	fix: 'Run with --memory and --pids-limit. If the service does not start within them, lower its number of workers or raise the limit knowingly.',
	references: [cis('5.11'), cis('5.29'), owasp('RULE 7'), trivy('KSV-0018')],
});
