import { definePractice } from './practice.ts';
import { cis, page } from './support/references.ts';

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
});
