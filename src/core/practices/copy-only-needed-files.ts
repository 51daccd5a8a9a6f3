import type { Dockerfile, Instruction } from '../dockerfile.ts';
import { fail, type Place, pass, type Verdict } from '../finding.ts';
import type { ImageFacts } from '../image-facts.ts';
import { definePractice } from './practice.ts';
import { copyDestination, copySources, isArchive, isRemote, reachesImage } from './support/copies.ts';
import { codeFolders, isInside, nameOf, some, withFiles } from './support/image.ts';
import { checkov, cis, dockle, hadolint, kics, trivy } from './support/references.ts';
import { at, everyInstruction, flagOf, judge } from './support/stages.ts';

export const copyOnlyNeededFiles = definePractice({
	id: 'HC010',
	slug: 'copy-only-needed-files',
	title: 'Copy only the files that are needed',
	severity: 'warning',
	why: 'COPY . . takes along whatever lies in the folder on that day: tests, notes, a local database, .git with its whole history, a .env with passwords. ADD in addition unpacks archives and downloads addresses, which surprises readers. Files copied by name are the ones that were meant, and a changed README rebuilds nothing.',
	comment: 'named files only: no tests, no history, no .env by accident',
	fix: 'Name the files and folders that the service needs in COPY, and use COPY instead of ADD.',
	references: [
		cis('4.9'),
		hadolint('DL3020'),
		hadolint('DL3067'),
		dockle('CIS-DI-0009'),
		dockle('DKL-LI-0003'),
		trivy('DS-0005'),
		checkov('CKV_DOCKER_4'),
		kics('9513a694'),
	],
	checkImage: (facts) => judgeStrayFiles(facts),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nCOPY app.py templates /app/\n',
			'FROM golang:1.25-alpine3.23 AS build\nWORKDIR /src\nCOPY . .\nFROM scratch\nCOPY --from=build /out/service /service\n',
			'FROM debian:trixie-slim\nADD rootfs.tar.gz /\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nCOPY . /app\n',
			'FROM python:3.13-slim-trixie\nADD app.py /app/\n',
			'FROM python:3.13-slim-trixie AS app\nWORKDIR /app\nCOPY . .\nFROM python:3.13-slim-trixie\nCOPY --from=app /app /app\n',
			'FROM alpine:3.23 AS build\nFROM alpine:3.23\nCOPY --from=build / /\n',
		],
	},
	checkDockerfile: (file) => judge(everyInstruction(file).flatMap((instruction) => judgeCopy(file, instruction))),
});

const strayNames =
	/^(\.git|\.hg|\.svn|\.github|\.gitlab-ci\.yml|\.env(\..+)?|Dockerfile(\..+)?|Containerfile|\.dockerignore|(docker-)?compose[\w.-]*\.ya?ml|\.venv|venv|node_modules|\.pytest_cache|\.tox|\.idea|\.vscode|\.DS_Store)$/;

const judgeStrayFiles = (facts: ImageFacts): Verdict =>
	withFiles(facts, (files) => {
		const { dependenciesPath = '/deps' } = facts.expectation;
		const folders = codeFolders(facts).filter((folder) => folder !== dependenciesPath);
		// What a package brings along is its own.
		const stray = files
			.map(({ path }) => path)
			.filter((path) => strayNames.test(nameOf(path)) && !/\/(site|dist)-packages\//.test(path))
			.filter((path) => folders.some((folder) => isInside(path, folder)));
		return stray.length === 0 ? pass : fail(`Files that no service needs: ${some(stray)}.`);
	});

const judgeCopy = (file: Dockerfile, instruction: Instruction): readonly Place[] => {
	const sources = copySources(instruction);
	if (instruction.keyword === 'ADD' && !sources.every((source) => isArchive(source) || isRemote(source))) {
		return [at(instruction, 'ADD does more than copy; COPY does just that.')];
	}
	if (flagOf(instruction, 'from') !== undefined) {
		const whole = sources.includes('/') && copyDestination(instruction) === '/';
		return whole ? [at(instruction, 'The whole file system of a stage is copied.')] : [];
	}
	const whole = sources.some((source) => /^(\.|\.\/|\/|\*|\.\/\*|\.\/\.)$/.test(source));
	return whole && reachesImage(file, instruction)
		? [at(instruction, 'Everything in the folder goes into the image.')]
		: [];
};
