import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { some, withFiles } from './support/image.ts';
import { cis, page } from './support/references.ts';
import { programOf, runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const noDeviceFiles = definePractice({
	id: 'HC028',
	slug: 'no-device-files',
	title: 'Ship no device files',
	severity: 'error',
	why: "A device file is a door to the kernel: a disk, the memory, a terminal. The engine makes the few that a container needs when it starts. One that lies in the image has no honest use, and opens the host's disk where the container is started with more rights than it should have.",
	comment: 'the engine makes the few devices that are needed; none belongs in a layer',
	fix: 'Find the step that makes it (mknod, or an archive that is unpacked) and remove it.',
	references: [cis('5.18'), page('mknod', 'https://man7.org/linux/man-pages/man2/mknod.2.html')],
	checkImage: (facts) =>
		withFiles(facts, (files) => {
			// Every engine mounts a /dev of its own over the image's, so what some base images leave there is out of reach.
			const devices = files.filter(({ type, path }) => type.endsWith('-device') && !path.startsWith('/dev/'));
			const found = devices.map(({ path }) => path);
			return found.length === 0 ? pass : fail(`Device files are in the image: ${some(found)}.`);
		}),
	examples: {
		good: ['FROM python:3.13-slim-trixie\nRUN mknod /tmp/pipe p\n'],
		bad: ['FROM python:3.13-slim-trixie\nRUN mknod /dev/disk b 8 0\n'],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter((command) => programOf(command) === 'mknod' && command.words.some((word) => /^[bcu]$/.test(word)))
				.map(({ instruction }) => at(instruction, 'A device file is made.')),
		),
});
