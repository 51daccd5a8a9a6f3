import type { Dockerfile } from '../dockerfile.ts';
import { definePractice } from './practice.ts';
import { pipArguments } from './support/installers.ts';
import { cis, page } from './support/references.ts';
import { hasOption, operands, programOf, type RunCommand, runCommands } from './support/runs.ts';
import { at, environmentOf, judge, lineage } from './support/stages.ts';

export const productionDependencies = definePractice({
	id: 'HC074',
	slug: 'production-dependencies',
	title: 'Install no development dependencies',
	severity: 'warning',
	why: 'Test runners, linters and debuggers are made to run any code and to look into everything, which is just what an intruder wants. In the image they are never used, yet each of them, with all that it needs, has to be kept updated and can carry a hole.',
	comment: 'no test runners, linters or debuggers, nor what they need',
	fix: 'Leave the development groups out: uv sync --no-dev, poetry install --only main, pdm install --prod, pipenv without --dev, and no requirements file for development.',
	references: [
		cis('4.3'),
		page('uv: dependency groups', 'https://docs.astral.sh/uv/concepts/projects/dependencies/#dependency-groups'),
	],
	examples: {
		good: [
			'FROM python:3.13-slim-trixie\nRUN uv sync --locked --no-dev\n',
			'FROM python:3.13-slim-trixie\nRUN poetry install --only main --no-root\n',
			'FROM python:3.13-slim-trixie\nRUN pip install -r requirements/prod.txt\n',
		],
		bad: [
			'FROM python:3.13-slim-trixie\nRUN uv sync --locked\n',
			'FROM python:3.13-slim-trixie\nRUN poetry install --no-root\n',
			'FROM python:3.13-slim-trixie\nRUN pip install -r requirements-dev.txt\n',
		],
	},
	checkDockerfile: (file) =>
		judge(
			runCommands(file)
				.filter((command) => takesDevelopment(command, environmentOf(file, command.stage)) && isUsed(file, command))
				.map(({ instruction }) => at(instruction, 'Packages for development are installed, too.')),
		),
});

const takesDevelopment = (command: RunCommand, environment: ReadonlyMap<string, string>): boolean => {
	const pip = pipArguments(command);
	if (pip !== undefined)
		return pip.some(
			(word) =>
				/(^|[/_.-])(dev|develop|development|test|tests|testing|lint)([_.-]|$)[\w.-]*\.(txt|in)$/.test(word) ||
				/(requirements|[/_-])(dev|test)\.txt$/.test(word),
		);
	const [subcommand = ''] = operands(command.words.slice(1), ['--project', '--directory', '-C']);
	const program = programOf(command);
	if (program === 'uv' && subcommand === 'sync')
		return !hasOption(command, '--no-dev', '--no-default-groups', '--only-group') && !environment.has('UV_NO_DEV');
	if (program === 'poetry' && subcommand === 'install')
		return !hasOption(command, '--only', '--without', '--no-dev') && !environment.has('POETRY_WITHOUT');
	if (program === 'pdm' && ['install', 'sync'].includes(subcommand))
		return !hasOption(command, '--prod', '--production', '--no-dev');
	return program === 'pipenv' && hasOption(command, '--dev', '-d');
};

/** Stages that only test need them; the built stage and those that it copies from do not. */
const isUsed = (file: Dockerfile, { stage }: RunCommand): boolean => {
	const names = [stage.name, String(stage.index)];
	const shipped = lineage(file.target);
	if (shipped.includes(stage)) return true;
	return shipped.some(({ instructions }) =>
		instructions.some(({ flags }) => flags.some((flag) => flag.name === 'from' && names.includes(flag.value))),
	);
};
