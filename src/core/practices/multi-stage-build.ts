import type { Dockerfile } from '../dockerfile.ts';
import type { Verdict } from '../finding.ts';
import { definePractice } from './practice.ts';
import { installsPackages } from './support/installers.ts';
import { cis, page } from './support/references.ts';
import { lineageCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const multiStageBuild = definePractice({
	id: 'HC004',
	slug: 'multi-stage-build',
	title: 'Build in one stage, run in another',
	severity: 'info',
	why: 'Installing packages needs an installer, header files and sometimes a compiler; running the service needs none of them. In a single stage they stay in the image, where an attacker can use them. A second stage receives only the result.',
	comment: 'installers and build tools stay in their stage; this image receives only the result',
	fix: 'Install in a stage of its own, and copy the result into the last stage with COPY --from.',
	references: [cis('4.3'), page('Docker: multi-stage builds', 'https://docs.docker.com/build/building/multi-stage/')],
	appliesTo: ({ stages }) => stages === 'multi',
	examples: {
		good: [
			'FROM python:3.13-slim-trixie AS build\nRUN pip install --target=/deps flask==3.1.2\nFROM python:3.13-slim-trixie\nCOPY --from=build /deps /deps\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nRUN pip install flask==3.1.2\n',
			'FROM debian:trixie-slim\nRUN apt-get install -y build-essential\n',
		],
	},
	checkDockerfile: (file) => judgeBuildSteps(file),
});

const buildPackages =
	/^(build-essential|gcc|g\+\+|clang|make|cmake|build-base|musl-dev|linux-headers|python3-dev|git|cargo|rustc)([=~].*)?$/;

const judgeBuildSteps = (file: Dockerfile): Verdict => {
	const places = lineageCommands(file.target)
		.filter((command) => installsPackages(command) || command.words.some((word) => buildPackages.test(word)))
		.map(({ instruction }) => instruction);
	return judge([...new Set(places)].map((place) => at(place, 'The stage that runs also installs or builds.')));
};
