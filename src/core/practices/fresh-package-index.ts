import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { checkov, cis, dockle, kics, trivy } from './support/references.ts';
import { commandsOf, isSubcommand, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const freshPackageIndex = definePractice({
	id: 'HC045',
	slug: 'fresh-package-index',
	title: 'Update and install in one step',
	severity: 'warning',
	why: 'An update of the package lists in a RUN of its own is cached as a layer. Months later the install step that follows still works with the old lists: it fails, or it installs versions with known holes. In one RUN both are always of the same day.',
	comment: 'lists and packages are always of the same day',
	fix: 'Write apt-get update && apt-get install in one RUN; use apk add --no-cache instead of apk update.',
	references: [cis('4.7'), dockle('CIS-DI-0007'), trivy('DS-0017'), checkov('CKV_DOCKER_5'), kics('9bae49be')],
	examples: {
		good: [
			'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl\n',
			'FROM alpine:3.23\nRUN apk update && apk add curl\n',
		],
		bad: [
			'FROM debian:trixie-slim\nRUN apt-get update\nRUN apt-get install -y curl\n',
			'FROM alpine:3.23\nRUN apk update\n',
		],
	},
	checkDockerfile: (file: Dockerfile) => {
		const updates = runCommands(file).filter((command) => isSubcommand(command, tools, ['update', 'makecache']));
		const alone = [...new Set(updates.map(({ instruction }) => instruction))].filter(
			(instruction) => !installs(instruction),
		);
		return judge(
			alone.map((instruction) => at(instruction, 'The lists are updated without installing in the same step.')),
		);
	},
});

const tools = ['apt-get', 'apt', 'aptitude', 'apk'];

const installs = (instruction: Instruction): boolean =>
	commandsOf(instruction).some((command) =>
		isSubcommand(command, tools, [
			'install',
			'add',
			'build-dep',
			'upgrade',
			'dist-upgrade',
			'full-upgrade',
			'download',
			'source',
		]),
	) || /apt-get\b[^\n]*\binstall\b|\bapk\b[^\n]*\badd\b/.test(instruction.text);
