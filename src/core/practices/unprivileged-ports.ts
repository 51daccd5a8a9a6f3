import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { fail, type Place, pass, skip, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { buildkit, cis, hadolint, kics, structureTest, trivy } from './support/references.ts';
import { at, judge, lastShipped, missing, shipped } from './support/stages.ts';
import { describesWorker, isWorkerImage } from './support/worker.ts';

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
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nEXPOSE 8000\nCMD ["python"]\n',
			'FROM python:3.13-slim-trixie\nEXPOSE $PORT\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nCMD ["python"]\n',
			'FROM python:3.13-slim-trixie\nEXPOSE 80\n',
			'FROM python:3.13-slim-trixie\nEXPOSE 80000\n',
			'FROM python:3.13-slim-trixie\nEXPOSE 127.0.0.1:8000:8000\n',
			'FROM python:3.13-slim-trixie\nEXPOSE 8000/TCP\n',
		],
	},
	checkDockerfile: (file) => judgeExpose(file),
});

const judgePorts = (facts: ImageFacts): Verdict => {
	const { config, expectation } = facts;
	const ports = config.exposedPorts.map((port) => Number.parseInt(port, 10));
	const seen = facts.run?.started === true ? ', and listens on none' : '; a worker needs none';
	if (isWorkerImage(facts)) return skip(`The image declares no port${seen}.`);
	if (ports.length === 0) return fail('The image declares no port.');
	const low = ports.filter((port) => port < 1024);
	if (low.length > 0) return fail(`Ports below 1024 are declared: ${low.join(', ')}.`);
	const missing = (expectation.ports ?? []).filter((port) => !ports.includes(port));
	return missing.length === 0 ? pass : fail(`The service's port ${missing.join(', ')} is not declared.`);
};

const judgeExpose = (file: Dockerfile): Verdict => {
	const exposed = shipped(file).filter(({ keyword }) => keyword === 'EXPOSE');
	const starts = lastShipped(file, 'CMD') ?? lastShipped(file, 'ENTRYPOINT');
	if (describesWorker(file)) return skip('A worker listens on no port.');
	if (exposed.length === 0 && starts !== undefined) return missing(file, 'No port is declared with EXPOSE.');
	return judge(
		exposed.flatMap((instruction) => instruction.argument.split(/\s+/).flatMap((port) => judgePort(instruction, port))),
	);
};

const judgePort = (instruction: Instruction, port: string): readonly Place[] => {
	if (port.includes('$')) return [];
	const match = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(port);
	if (match === null)
		return [at(instruction, `${port} is not a port; addresses and host ports do not belong in EXPOSE.`)];
	const [, first = '', last = first, protocol = 'tcp'] = match;
	if (Number(last) > 65_535) return [at(instruction, `${last} is not a port; the highest is 65535.`)];
	if (protocol !== protocol.toLowerCase()) return [at(instruction, `Write the protocol ${protocol} in lower case.`)];
	return Number(first) < 1024 ? [at(instruction, `Port ${first} is below 1024.`)] : [];
};
