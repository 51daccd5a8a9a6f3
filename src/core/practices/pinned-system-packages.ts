import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';
import { isSubcommand, operands, type RunCommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const pinnedSystemPackages = definePractice({
	id: 'HC047',
	slug: 'pinned-system-packages',
	title: 'Pin the versions of system packages',
	severity: 'info',
	why: 'Without a version, the package that is newest on the day of the build is installed, and two builds of the same file differ. On Debian and Alpine a pinned version can vanish from the mirror when a fix replaces it, so the build then fails: pin the part of the version that matters, or install no system package in the last stage.',
	comment: 'the same package on every build, until somebody changes this line',
	fix: 'Write apt-get install name=version, apk add name~=version or dnf install name-version, or do without the package.',
	references: [
		hadolint('DL3008'),
		hadolint('DL3018'),
		hadolint('DL3033'),
		hadolint('DL3041'),
		kics('965a08d7'),
		kics('d3499f6d'),
		kics('93d88cf7'),
	],
	examples: {
		good: [
			'FROM debian:trixie-slim\nRUN apt-get install -y curl=8.14.1-2\n',
			"FROM alpine:3.23\nRUN apk add --no-cache 'curl~=8.17'\n",
			'FROM fedora:43\nRUN dnf install -y curl-8.15.0\n',
		],
		bad: [
			'FROM debian:trixie-slim\nRUN apt-get install -y curl\n',
			'FROM alpine:3.23\nRUN apk add --no-cache curl\n',
			'FROM fedora:43\nRUN dnf install -y curl\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file).flatMap((command) => {
				const loose = loosePackages(command);
				return loose.length === 0
					? []
					: [at(command.instruction, `No version is given for ${loose.slice(0, 3).join(', ')}.`)];
			}),
		),
});

const valued = [
	'-t',
	'--target-release',
	'--virtual',
	'-X',
	'--repository',
	'-o',
	'--option',
	'-c',
	'--setopt',
	'--enablerepo',
	'--disablerepo',
];

const loosePackages = (command: RunCommand): readonly string[] => {
	const packages = operands(command.words.slice(1), valued).slice(1);
	if (isSubcommand(command, ['apt-get'], ['install'])) return packages.filter((name) => !/[=/]|\.deb$/.test(name));
	if (isSubcommand(command, ['apk'], ['add'])) return packages.filter((name) => !/[=~<>]|\.apk$/.test(name));
	if (!isSubcommand(command, ['yum', 'dnf', 'microdnf'], ['install'])) return [];
	return packages.filter((name) => !/-\d|\.rpm$|^https?:|^@/.test(name));
};
