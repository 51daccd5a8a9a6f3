import { definePractice } from './practice.ts';
import { allowsBuilding } from './support/installers.ts';
import { cis, page } from './support/references.ts';
import { runCommands } from './support/runs.ts';
import { at, environmentOf, judge } from './support/stages.ts';

export const wheelsOnly = definePractice({
	id: 'HC009',
	slug: 'wheels-only',
	title: 'Install wheels only',
	severity: 'warning',
	why: "Installing from a source archive runs that package's own build code, with your network and all that the build can read. A malicious package can act right there, before anything of it is imported. A wheel is only unpacked.",
	comment: 'wheels are unpacked; a source archive would run its own code during the build',
	fix: 'Add --only-binary=:all: to pip install, or --no-build to uv. Where one package has no wheel, allow that one by name with --no-binary.',
	references: [cis('4.11'), page('pip: --only-binary', 'https://pip.pypa.io/en/stable/cli/pip_install/')],
	appliesTo: ({ dependencies }) => dependencies.sourceOnly.length === 0 && ['pip', 'uv'].includes(dependencies.manager),
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN pip install --only-binary=:all: -r requirements.txt\n',
			'FROM python:3.13-slim-trixie\nENV PIP_ONLY_BINARY=:all:\nRUN pip install -r requirements.txt\n',
			'FROM python:3.13-slim-trixie\nRUN uv sync --locked --no-build\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nRUN pip install -r requirements.txt\n',
			'FROM python:3.13-slim-trixie\nRUN uv sync --locked\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter((command) => allowsBuilding(command, environmentOf(file, command.stage)))
				.map(({ instruction }) =>
					at(instruction, 'A source archive may run its own code here; only wheels should be installed.'),
				),
		),
});
