import type { Dockerfile } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { type CacheUse, cacheLeft } from './support/package-caches.ts';
import { dockle, hadolint, kics, trivy } from './support/references.ts';
import { runCommands } from './support/runs.ts';
import { at, environmentOf, judge } from './support/stages.ts';

export const noPackageCache = definePractice({
	id: 'HC007',
	slug: 'no-package-cache',
	title: 'Keep no package cache',
	severity: 'warning',
	why: 'Package managers keep what they downloaded and their lists of packages. In a layer these files are never used again, yet each build, push and pull carries them, and what they hold grows old. They can be left out while installing, but not taken out of a layer that is finished.',
	comment: 'downloaded archives would stay in the layer, and nothing ever reads them again',
	fix: 'Use pip install --no-cache-dir and apk add --no-cache; after apt-get install, remove /var/lib/apt/lists/* in the same RUN. A cache mount serves as well.',
	references: [
		hadolint('DL3009'),
		hadolint('DL3019'),
		hadolint('DL3032'),
		hadolint('DL3040'),
		hadolint('DL3042'),
		dockle('DKL-DI-0004'),
		dockle('DKL-DI-0005'),
		trivy('DS-0025'),
		trivy('DS-0019'),
		trivy('DS-0027'),
		trivy('DS-0015'),
		kics('295acb63'),
		kics('f2f903fb'),
		kics('df746b39'),
		kics('ae9c56a6'),
	],
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir flask\n',
			'FROM python:3.13-slim-trixie\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
			'FROM python:3.13-slim-trixie\nENV PIP_NO_CACHE_DIR=1\nRUN pip install flask\n',
			'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
			'FROM alpine:3.23\nRUN apk add --no-cache curl\n',
			'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl && apt-get dist-clean\n',
			'FROM python:3.13-slim-trixie\nRUN uv sync --locked && uv cache clean\n',
			'FROM python:3.13-slim-trixie\nRUN pip install --no-cache flask\n',
			'FROM python:3.13-slim-trixie\nRUN --mount=type=cache,target=/root/.cache/ pip install flask\n',
			'FROM debian:trixie-slim AS build\nRUN apt-get update && apt-get install -y gcc\nFROM debian:trixie-slim\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nRUN pip install flask\n',
			'FROM python:3.13-slim-trixie\nRUN --mount=type=cache,target=/root/.cache/uv pip install flask\n',
			'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl\n',
			'FROM alpine:3.23\nRUN apk add curl\n',
			'FROM fedora:43\nRUN dnf install -y curl\n',
		],
	},
	checkDockerfile: (file) => judge(cachesIn(file)),
});

const cachesIn = (file: Dockerfile) =>
	file.stages.flatMap((stage) => {
		const environment = environmentOf(file, stage);
		const isKept =
			stage.index === file.target?.index || file.stages.some(({ parent }) => parent?.index === stage.index);
		const uses: CacheUse[] = runCommands({ stages: [stage] }).map((command) => ({ command, environment, isKept }));
		const places = uses.flatMap((use) => {
			const left = cacheLeft(use);
			return left === undefined ? [] : [{ instruction: use.command.instruction, left }];
		});
		return places
			.filter(({ instruction }, index) => places.findIndex((place) => place.instruction === instruction) === index)
			.map(({ instruction, left }) => at(instruction, left));
	});
