import { fail, pass, skip } from '../finding.ts';
import { definePractice } from './practice.ts';
import { findPrograms, some, withFiles } from './support/image.ts';
import { knownImage } from './support/images.ts';
import { cis, dockle, nist } from './support/references.ts';
import { missing, rootImage } from './support/stages.ts';

export const minimalBaseImage = definePractice({
	id: 'HC002',
	slug: 'minimal-base-image',
	title: 'Start from a minimal base image',
	severity: 'warning',
	why: 'Every program in an image needs security updates, and an attacker who gets in can use it. The full python image brings compilers, version control and the header files of dozens of libraries, none of which a running service calls. A slim, Alpine or distroless image leaves nearly all of that out.',
	comment: 'a program that is not in the image needs no updates and helps no attacker',
	fix: 'Start the last stage from a slim, Alpine or distroless image, and leave compilers in a build stage.',
	references: [cis('4.3'), nist('4.1.1'), dockle('DKL-LI-0003')],
	checkImage: (facts) =>
		withFiles(facts, (files) => {
			const found = findPrograms(files, (name) => buildTools.has(name));
			return found.length === 0 ? pass : fail(`Build tools are in the image: ${some(found)}.`);
		}),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\n',
			'FROM python:3.13 AS build\nFROM gcr.io/distroless/python3-debian13:nonroot\n',
		],
		bad: ['FROM python:3.13\n', 'FROM python:3.13-trixie\n'],
	},
	checkDockerfile: (file) => {
		const image = rootImage(file.target);
		const { minimal } = knownImage(image);
		if (minimal === undefined) return skip(`It is not known whether ${image || 'the base image'} is minimal.`);
		return minimal ? pass : missing(file, `${image} carries compilers and header files that no running service needs.`);
	},
});

const buildTools = new Set(['gcc', 'g++', 'cc', 'c++', 'clang', 'make', 'cmake', 'git', 'hg', 'svn', 'cargo', 'rustc']);
