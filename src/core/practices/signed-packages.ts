import { definePractice } from './practice.ts';
import { checkov, cis } from './support/references.ts';
import { runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const signedPackages = definePractice({
	id: 'HC048',
	slug: 'signed-packages',
	title: 'Install signed packages only',
	severity: 'error',
	why: 'Package managers check the signature of what they install, which is the only protection against a changed package on a mirror or on the way. Options such as --allow-unauthenticated or --allow-untrusted turn that off for everything that the command installs.',
	comment: 'a package that was changed on the way is refused',
	fix: 'Remove the option, and add the key of the repository instead.',
	references: [cis('4.11'), cis('4.12'), checkov('CKV2_DOCKER_7'), checkov('CKV2_DOCKER_8'), checkov('CKV2_DOCKER_11')],
	examples: {
		good: ['FROM alpine:3.23\nRUN apk add --no-cache curl\n'],
		bad: [
			'FROM alpine:3.23\nRUN apk add --allow-untrusted curl.apk\n',
			'FROM debian:trixie-slim\nRUN apt-get install -y --allow-unauthenticated curl\n',
			'FROM fedora:43\nRUN dnf install -y --nogpgcheck curl\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file).flatMap(({ words, instruction }) => {
				const option = words.find((word) => unchecked.test(word));
				return option === undefined ? [] : [at(instruction, `${option} turns the check of signatures off.`)];
			}),
		),
});

const unchecked =
	/^(--allow-untrusted|--allow-unauthenticated|--force-yes|--nogpgcheck|--no-gpg-checks?|--allow-insecure-repositories|--allow-downgrade-to-insecure-repositories)$|^\[?trusted=yes/;
