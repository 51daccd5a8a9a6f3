import { fail, pass, skip } from '../finding.ts';
import { definePractice } from './practice.ts';
import { withProcess } from './support/image.ts';
import { cis, owasp, podSecurity, trivy } from './support/references.ts';

export const noPrivilegeEscalation = definePractice({
	id: 'HC035',
	slug: 'no-privilege-escalation',
	title: 'Run without a way to gain privileges',
	severity: 'warning',
	why: 'With no-new-privileges the kernel ignores setuid bits and file capabilities for the whole container, so no program in it can lift its user to root. The seccomp filter closes system calls that ordinary services do not make. Both cost nothing, as long as the service works with them.',
	comment: 'works with no-new-privileges and the default seccomp filter',
	fix: "Run with --security-opt no-new-privileges and do not turn off the engine's default seccomp profile.",
	references: [
		cis('5.26'),
		cis('5.22'),
		owasp('RULE 4'),
		owasp('RULE 6'),
		podSecurity('allowPrivilegeEscalation'),
		podSecurity('seccompProfile restricted'),
		trivy('KSV-0001'),
	],
	checkImage: (facts) => {
		if (facts.run?.blockedBy?.includes('no-new-privileges'))
			return fail('It starts only where privileges can be gained.');
		return withProcess(facts, (process) => {
			if (!process.noNewPrivileges) return fail('Process 1 may gain privileges: no-new-privileges is not set.');
			return process.seccompMode === 2 ? pass : skip('This engine starts containers without a seccomp filter.');
		});
	},
});
