import { definePractice } from './practice.ts';
import { copySources, isRemote } from './support/copies.ts';
import { cis, page } from './support/references.ts';
import { at, everyInstruction, flagOf, judge } from './support/stages.ts';

export const checkedDownloads = definePractice({
	id: 'HC052',
	slug: 'checked-downloads',
	title: 'Check what ADD downloads',
	severity: 'warning',
	why: 'ADD with an address takes whatever the server sends on that day. Nothing notices when the file has changed, by a new release or by an attacker, and the cache may keep an old one.',
	comment: 'a file that has changed on the server is refused',
	fix: 'Add --checksum=sha256:… to ADD, for git addresses a full commit, or download in a RUN that compares the checksum.',
	references: [
		cis('4.12'),
		cis('4.9'),
		page('Dockerfile: ADD --checksum', 'https://docs.docker.com/reference/dockerfile/#add---checksum'),
	],
	examples: {
		good: [`FROM alpine:3.23\nADD --checksum=sha256:${'0'.repeat(64)} https://example.org/a.tar.gz /a\n`],
		bad: [
			'FROM alpine:3.23\nADD https://example.org/a.tar.gz /a\n',
			'FROM alpine:3.23\nADD https://github.com/a/b.git#main /a\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			everyInstruction(file)
				.filter((instruction) => instruction.keyword === 'ADD' && flagOf(instruction, 'checksum') === undefined)
				.filter((instruction) =>
					copySources(instruction).some((source) => isRemote(source) && !/#[0-9a-f]{40}(:|$)/.test(source)),
				)
				.map((instruction) => at(instruction, 'Nothing checks what is downloaded here.')),
		),
});
