import type { DependencyPlan, Plan } from '../plan.ts';
import { copyArguments, shellWord } from '../quoting.ts';

/** How the build stage installs; `install` names the template. */
export const installView = ({ dependencies }: Plan) => ({
	install: installTemplate(dependencies),
	dependencyFiles: dependencyCopies(dependencies.files),
	pipOptions: pipOptions(dependencies),
	isHashed: dependencies.hashed,
	isWheelsOnly: dependencies.sourceOnly.length === 0,
});

const installTemplate = ({ manager, installer }: DependencyPlan): string => {
	if (manager === 'pip') return installer === 'uv' ? 'pip-with-uv' : 'pip';
	return manager;
};

/** Each folder's files in one COPY, at the same place below the stage's working directory. */
const dependencyCopies = (files: readonly string[]): readonly string[] => {
	const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
	const folders = [...new Set(files.map(folderOf))];
	return folders.map((folder) =>
		copyArguments(
			files.filter((path) => folderOf(path) === folder),
			`./${folder}`,
		),
	);
};

const pipOptions = ({ hashed, sourceOnly, requirementsFile }: DependencyPlan): string =>
	[
		...(hashed ? ['--require-hashes'] : []),
		'--only-binary=:all:',
		...sourceOnly.map((name) => `--no-binary=${shellWord(name)}`),
		'--target=/deps',
		...(requirementsFile === undefined ? [] : ['--requirement', shellWord(requirementsFile)]),
	].join(' ');
