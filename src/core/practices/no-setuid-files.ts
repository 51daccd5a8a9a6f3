import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { count, some, withFiles } from './support/image.ts';
import { cis, dockle } from './support/references.ts';

export const noSetuidFiles = definePractice({
	id: 'HC012',
	slug: 'no-setuid-files',
	title: 'Remove setuid and setgid bits',
	severity: 'warning',
	why: "A setuid program runs as the owner of its file, mostly root, no matter who starts it. Debian's images carry su, mount, passwd and more of the kind, and a flaw in one of them has repeatedly turned ordinary users into root. A web service starts none of them.",
	comment: 'no program here can lift an ordinary user to root',
	fix: 'In the last stage, as root, run: find / -xdev -type f -perm /6000 -exec chmod a-s {} +',
	references: [cis('4.8'), dockle('CIS-DI-0008')],
	checkImage: (facts) =>
		withFiles(facts, (files) => {
			const found = files
				.filter(({ type, mode }) => (type === 'file' || type === 'hardlink') && (mode & 0o6000) !== 0)
				.map(({ path }) => path);
			return found.length === 0 ? pass : fail(`${count(found.length, 'setuid or setgid file')}: ${some(found)}.`);
		}),
});
