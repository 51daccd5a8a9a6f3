import { definePractice } from './practice.ts';
import { cis, page } from './support/references.ts';

export const noPipedInstallers = definePractice({
	id: 'HC050',
	slug: 'no-piped-installers',
	title: 'Run no script straight from the network',
	severity: 'warning',
	why: 'curl … | sh runs whatever the server sends at that moment, with the rights of the build and without a trace of what it was. If the server is taken over, or sends something else to build machines than to you, nobody can tell afterwards.',
	comment: 'what is run was checked first',
	fix: 'Download to a file, compare its checksum with one written in the Dockerfile (sha256sum -c), then run it; or install a package.',
	references: [cis('4.12'), page('CWE-494', 'https://cwe.mitre.org/data/definitions/494.html')],
});
