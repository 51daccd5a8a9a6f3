import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { checkov, cis, kics, nist, trivy } from './support/references.ts';
import { runCommands } from './support/runs.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const noRemoteLogin = definePractice({
	id: 'HC054',
	slug: 'no-remote-login',
	title: 'Run no login service',
	severity: 'error',
	why: 'An SSH server in a container is a second way in, with keys and passwords of its own that no one rotates and a log that no one reads. The engine already gives administrators a way in, with its own access control and log.',
	comment: 'the engine is the only way in for administrators',
	fix: 'Remove the SSH server and port 22; use docker exec or kubectl exec, or a debug container.',
	references: [cis('5.7'), trivy('DS-0004'), checkov('CKV_DOCKER_1'), kics('5907595b'), nist('4.1.2')],
	examples: {
		good: ['FROM debian:trixie-slim\nEXPOSE 8022\nRUN apt-get install -y openssh-client\n'],
		bad: [
			'FROM debian:trixie-slim\nEXPOSE 22\n',
			'FROM debian:trixie-slim\nRUN apt-get install -y openssh-server\n',
			'FROM debian:trixie-slim\nCMD ["/usr/sbin/sshd", "-D"]\n',
		],
	},
	checkDockerfile: (file: Dockerfile) =>
		judge([
			...everyInstruction(file)
				.filter(opensLogin)
				.map((instruction) => at(instruction, 'A login service is offered.')),
			...runCommands(file)
				.filter(({ words }) => words.some((word) => /^(openssh-server|dropbear|telnetd)([=~].*)?$/.test(word)))
				.map(({ instruction }) => at(instruction, 'A login service is installed.')),
		]),
});

const opensLogin = ({ keyword, argument }: Instruction): boolean => {
	if (keyword === 'EXPOSE') return argument.split(/\s+/).some((port) => /^(22|23)(\/tcp)?$/i.test(port));
	return (keyword === 'CMD' || keyword === 'ENTRYPOINT') && /\b(sshd|dropbear|telnetd)\b/.test(argument);
};
