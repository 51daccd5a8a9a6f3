import type { Dockerfile } from '../dockerfile.ts';
import { fail, pass, skip, type Verdict } from '../finding.ts';
import { count } from '../words.ts';
import { definePractice } from './practice.ts';
import { some, withFiles } from './support/image.ts';
import { knownImage } from './support/images.ts';
import { isSetuid } from './support/modes.ts';
import { cis, dockle } from './support/references.ts';
import { lineageCommands, programOf } from './support/runs.ts';
import { at, judge, missing, rootImage } from './support/stages.ts';

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
			const found = files.filter(isSetuid).map(({ path }) => path);
			const capable = files.filter(({ hasCapabilities }) => hasCapabilities === true).map(({ path }) => path);
			if (found.length > 0) return fail(`${count(found.length, 'setuid or setgid file')}: ${some(found)}.`);
			return capable.length === 0 ? pass : fail(`Files that bring capabilities of their own: ${some(capable)}.`);
		}),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN find / -xdev -type f -perm /6000 -exec chmod a-s {} +\n',
			'FROM gcr.io/distroless/python3-debian13:nonroot\n',
		],
		bad: ['FROM python:3.13-slim-trixie\n', 'FROM alpine:3.23\nRUN chmod 4755 /usr/bin/tool\n'],
	},
	checkDockerfile: (file) => judgeSetuid(file),
});

const judgeSetuid = (file: Dockerfile): Verdict => {
	const commands = lineageCommands(file.target);
	const setting = commands.filter((command) => programOf(command) === 'chmod' && command.words.some(setsBit));
	if (setting.length > 0)
		return judge(setting.map(({ instruction }) => at(instruction, 'A setuid or setgid bit is set.')));
	if (commands.some(({ words }) => words.includes('chmod') && words.some((word) => /^[ug]*a?-[a-z]*s/.test(word))))
		return pass;
	const image = rootImage(file.target);
	const { hasSetuid } = knownImage(image);
	if (hasSetuid === false) return pass;
	if (hasSetuid === undefined) return skip(`Whether ${image} has setuid files is seen only on the image.`);
	return missing(file, `${image} has setuid files such as su and mount, and no step takes their bits off.`);
};

const setsBit = (word: string): boolean => /^[2467]\d{3}$/.test(word) || /^[ug]+\+[a-z]*s/.test(word);
