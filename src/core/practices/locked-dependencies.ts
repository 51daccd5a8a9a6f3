import { definePractice } from './practice.ts';
import { installProblem } from './support/installers.ts';
import { hadolint, kics, page } from './support/references.ts';
import { runCommands } from './support/runs.ts';
import { at, judge } from './support/stages.ts';

export const lockedDependencies = definePractice({
	id: 'HC008',
	slug: 'locked-dependencies',
	title: 'Install locked and hashed dependencies',
	severity: 'warning',
	why: "A requirement without a version installs whatever is newest on the day of the build. When a maintainer's account is stolen, the poisoned release is in your image with the next build, and no line of yours has changed. With exact versions and hashes the installer takes what you tested and refuses everything else.",
	comment: 'exact versions with hashes: a package that was changed since is refused',
	fix: 'Install from a lock file: pip install --require-hashes -r requirements.txt with a hashed file (made by pip-compile or uv pip compile), or uv sync --locked.',
	references: [
		hadolint('DL3013'),
		kics('02d9c71f'),
		page('pip: secure installs', 'https://pip.pypa.io/en/stable/topics/secure-installs/'),
	],
	appliesTo: ({ dependencies }) => dependencies.hashed || dependencies.lockFile !== undefined,
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN pip install --require-hashes -r requirements.txt\n',
			'FROM python:3.13-slim-trixie\nRUN uv sync --locked\n',
			'FROM python:3.13-slim-trixie\nRUN pip install --no-deps .\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nRUN pip install flask\n',
			'FROM python:3.13-slim-trixie\nRUN pip install -r requirements.txt\n',
			'FROM python:3.13-slim-trixie\nRUN pip install -qr requirements.txt\n',
			'FROM python:3.13-slim-trixie\nRUN uv sync\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file).flatMap((command) => {
				const problem = installProblem(command);
				return problem === undefined ? [] : [at(command.instruction, problem)];
			}),
		),
});
