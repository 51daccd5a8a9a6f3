import { fail, pass, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { buildkit, cis, hadolint, kics, structureTest, trivy } from './support/references.ts';

export const unprivilegedPorts = definePractice({
	id: 'HC017',
	slug: 'unprivileged-ports',
	title: 'Declare ports, from 1024 up',
	severity: 'warning',
	why: 'By default Linux lets only root open ports below 1024. Some engines lift that, others do not, and a service that wants port 80 is then given root or a capability that it needs for nothing else. Let it listen on a high port and map it outside. EXPOSE tells people and tools which port that is.',
	comment: 'the port the service listens on; a port below 1024 would need root on some engines',
	fix: 'Listen on a port from 1024 to 65535, declare it with EXPOSE, and map it when running: -p 80:8000.',
	references: [
		hadolint('DL3011'),
		trivy('DS-0008'),
		kics('71bf8cf8'),
		buildkit('ExposeInvalidFormat'),
		buildkit('ExposeProtoCasing'),
		cis('5.8'),
		structureTest('metadataTest'),
	],
	checkImage: (facts) => judgePorts(facts),
});

const judgePorts = ({ config, expectation }: ImageFacts): Verdict => {
	const ports = config.exposedPorts.map((port) => Number.parseInt(port, 10));
	if (ports.length === 0) return fail('The image declares no port.');
	const low = ports.filter((port) => port < 1024);
	if (low.length > 0) return fail(`Ports below 1024 are declared: ${low.join(', ')}.`);
	const missing = (expectation.ports ?? []).filter((port) => !ports.includes(port));
	return missing.length === 0 ? pass : fail(`The service's port ${missing.join(', ')} is not declared.`);
};
