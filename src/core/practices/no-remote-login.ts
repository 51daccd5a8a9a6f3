import { definePractice } from './practice.ts';
import { checkov, cis, kics, nist, trivy } from './support/references.ts';

export const noRemoteLogin = definePractice({
	id: 'HC054',
	slug: 'no-remote-login',
	title: 'Run no login service',
	severity: 'error',
	why: 'An SSH server in a container is a second way in, with keys and passwords of its own that no one rotates and a log that no one reads. The engine already gives administrators a way in, with its own access control and log.',
	comment: 'the engine is the only way in for administrators',
	fix: 'Remove the SSH server and port 22; use docker exec or kubectl exec, or a debug container.',
	references: [cis('5.7'), trivy('DS-0004'), checkov('CKV_DOCKER_1'), kics('5907595b'), nist('4.1.2')],
});
