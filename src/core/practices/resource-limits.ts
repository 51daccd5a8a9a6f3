import { fail, pass, skip } from '../finding.ts';
import { definePractice } from './practice.ts';
import { withRun } from './support/image.ts';
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
	checkImage: (facts) => {
		if (facts.run?.blockedBy?.includes('limits')) return fail('The container starts only without the limits.');
		return withRun(facts, ({ flags }) => {
			const limited = ['--memory', '--pids-limit'].every((limit) => flags.some((flag) => flag.startsWith(limit)));
			return limited ? pass : skip('The container was started without limits.');
		});
	},
});
