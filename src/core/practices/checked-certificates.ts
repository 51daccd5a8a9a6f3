import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { parseAssignments } from '../dockerfile-text/assignments.ts';
import type { Place } from '../finding.ts';
import { definePractice } from './practice.ts';
import { checkov } from './support/references.ts';
import { hasOption, programOf, type RunCommand, runCommands } from './support/runs.ts';
import { at, everyInstruction, judge } from './support/stages.ts';

export const checkedCertificates = definePractice({
	id: 'HC049',
	slug: 'checked-certificates',
	title: 'Check certificates',
	severity: 'error',
	why: "With curl -k, pip --trusted-host and the like, anyone between the build and the server can answer in the server's place and hand over another file. The build runs that file, and the image carries it to every place where the service runs.",
	comment: 'nobody between the build and the server can answer in its place',
	fix: "Remove the option. For a server with a certificate of your own authority, add that authority's certificate to the build stage.",
	references: [
		checkov('CKV2_DOCKER_2'),
		checkov('CKV2_DOCKER_3'),
		checkov('CKV2_DOCKER_4'),
		checkov('CKV2_DOCKER_5'),
		checkov('CKV2_DOCKER_14'),
		checkov('CKV2_DOCKER_16'),
	],
	examples: {
		good: [
			'FROM alpine:3.23\nRUN curl -fsSLO https://example.org/a\n',
			'FROM alpine:3.23\nENV GIT_SSL_CAINFO=/etc/ssl/ca.pem\n',
		],
		bad: [
			'FROM alpine:3.23\nRUN curl -kO https://example.org/a\n',
			'FROM alpine:3.23\nRUN wget --no-check-certificate https://example.org/a\n',
			'FROM alpine:3.23\nRUN pip install --trusted-host example.org flask\n',
			'FROM alpine:3.23\nENV PYTHONHTTPSVERIFY=0\n',
			'FROM alpine:3.23\nRUN GIT_SSL_NO_VERIFY=1 git clone https://example.org/a\n',
		],
	},
	checkDockerfile: (file: Dockerfile) =>
		judge([...runCommands(file).flatMap(uncheckedCommand), ...everyInstruction(file).flatMap(uncheckedVariable)]),
});

const variables: Readonly<Record<string, RegExp>> = {
	PYTHONHTTPSVERIFY: /^0$/,
	GIT_SSL_NO_VERIFY: /^(1|true|yes|on)$/i,
	NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
	NPM_CONFIG_STRICT_SSL: /^false$/i,
	PIP_TRUSTED_HOST: /./,
	UV_INSECURE_HOST: /./,
};

const isOff = (name: string, value: string): boolean => variables[name]?.test(value) ?? false;

const uncheckedVariable = (instruction: Instruction): readonly Place[] => {
	if (instruction.keyword !== 'ENV' && instruction.keyword !== 'ARG') return [];
	const found = parseAssignments(instruction.argument).find(({ name, value }) => isOff(name, value ?? ''));
	return found === undefined ? [] : [at(instruction, `${found.name} turns the check of certificates off.`)];
};

const uncheckedCommand = (command: RunCommand): readonly Place[] => {
	const assigned = command.assignments.find((assignment) => isOff(...splitOnce(assignment)));
	const option = assigned ?? insecureOption(command);
	return option === undefined ? [] : [at(command.instruction, `${option} turns the check of certificates off.`)];
};

const splitOnce = (assignment: string): [string, string] => {
	const equals = assignment.indexOf('=');
	return [assignment.slice(0, equals), assignment.slice(equals + 1)];
};

const insecureOption = (command: RunCommand): string | undefined => {
	const program = programOf(command);
	const text = command.words.join(' ');
	if (program === 'curl' && hasOption(command, '-k', '--insecure')) return 'curl --insecure';
	if (program === 'wget' && hasOption(command, '--no-check-certificate')) return '--no-check-certificate';
	if (hasOption(command, '--trusted-host', '--allow-insecure-host')) return '--trusted-host';
	if (program === 'export' && isOff(...splitOnce(command.words[1] ?? ''))) return command.words[1];
	const settings =
		/http\.sslverify[= ]"?(false|0)|strict-ssl[= ](false|0)|ssl_verify[= ](false|0)|Verify-Peer[= ]"?false/i.exec(text);
	return settings?.[0];
};
