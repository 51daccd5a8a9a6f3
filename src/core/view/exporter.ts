import type { DependencyPlan, Plan } from '../plan.ts';
import { shellWord } from '../quoting.ts';

interface Exporter {
	readonly title: string;
	/** What a virtual environment of its own is given; exact, or locked by the tool itself. */
	readonly packages: string;
	/** The command line that writes the requirements file. */
	readonly command: (dependencies: DependencyPlan) => string;
}

/** Where the locked versions of other managers are written to for pip. */
export const exportedPath = '/tmp/requirements.txt';

/** The same versions, with what older versions of PDM did not write down and its export needs. */
const relock = 'pdm lock --quiet --update-reuse --strategy=inherit_metadata \\\n    && /tmp/pdm/bin/';

const output = `--output=${exportedPath}`;

const exporters: Readonly<Partial<Record<DependencyPlan['manager'], Exporter>>> = {
	poetry: {
		title: 'Poetry',
		// Poetry 2.5.1 leaves out what an extra names with a version to avoid: uvloop of uvicorn[standard], ujson of fastapi[all].
		packages: 'poetry==2.4.1 poetry-plugin-export==1.10.1',
		command: ({ groups, extras }) =>
			line('poetry export', [...['main', ...groups].map(option('only')), ...extras.map(option('extras')), output]),
	},
	pdm: {
		title: 'PDM',
		packages: "'pdm[locked]==2.29.3'",
		command: ({ groups, extras, lacksMarkers }) =>
			(lacksMarkers ? relock : '').concat(
				line('pdm export --prod', [...[...groups, ...extras].map(option('group')), output]),
			),
	},
	pipenv: {
		title: 'Pipenv',
		packages: 'pipenv==2026.10.3',
		command: ({ groups }) =>
			line('pipenv requirements --hash', [
				...(groups.length === 0 ? [] : [`--categories=${['packages', ...groups].join(',')}`]),
			]).concat(` > ${exportedPath}`),
	},
};

const option = (name: string) => (value: string) => `--${name}=${value}`;

const line = (start: string, words: readonly string[]): string => [start, ...words.map(shellWord)].join(' ');

const nextCommand = ' \\\n    && ';

/** How the locked versions of another manager reach pip; the manager stays in a stage that is thrown away, or goes again at once. */
export const exporterView = ({ dependencies, stages }: Plan) => {
	const exporter = exporters[dependencies.manager];
	if (exporter === undefined) return { hasExporterStage: false };
	const { title, packages, command } = exporter;
	const folder = `/tmp/${dependencies.manager}`;
	const isMulti = stages === 'multi';
	const install = [
		`python3 -m venv ${folder}`,
		`${folder}/bin/pip install --no-cache-dir --disable-pip-version-check \\\n        --only-binary=:all: ${packages}`,
	].join(nextCommand);
	return {
		hasExporterStage: isMulti,
		exporterTitle: title,
		exporterInstall: install,
		exporterSetUp: isMulti ? '' : `${install}${nextCommand}`,
		exporterCommand: `${folder}/bin/${command(dependencies)}`,
		exporterLeftovers: isMulti ? exportedPath : `${folder} ${exportedPath}`,
	};
};
