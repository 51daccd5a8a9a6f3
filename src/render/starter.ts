import { texts } from 'virtual:templates';
import type { FileTree } from '../core/file-tree.ts';
import type { RequirementsLayout } from '../core/project-facts.ts';
import { parseServiceName } from '../core/quoting.ts';
import { findStarter } from '../core/starters/index.ts';
import { developmentFiles, requirementsFiles } from '../core/starters/requirements-files.ts';
import type { StarterDefinition, StarterId } from '../core/starters/starter.ts';
import { renderTemplate } from './render-template.ts';

interface StarterOptions {
	readonly layout: RequirementsLayout;
	readonly name: string;
}

/** The files of a new service; detection then reads them as it reads any project. */
export const starterFiles = (id: StarterId, { layout, name }: StarterOptions): FileTree => {
	const starter = findStarter(id);
	return new Map([
		...sources(starter),
		...requirementsFiles(starter, layout),
		['README.md', renderTemplate('starters/shared/README.md', readmeView(starter, { layout, name }))],
		['.gitignore', texts['starters/shared/gitignore'] ?? ''],
	]);
};

const sources = ({ id }: StarterDefinition): readonly (readonly [path: string, text: string])[] => {
	const prefix = `starters/${id}/`;
	return Object.entries(texts)
		.filter(([path]) => path.startsWith(prefix))
		.map(([path, text]) => [path.slice(prefix.length), text]);
};

const readmeView = (starter: StarterDefinition, { layout, name }: StarterOptions) => ({
	name: parseServiceName(name),
	framework: starter.title,
	developmentFile: developmentFiles[layout],
	runCommand: starter.runCommand,
	testCommand: starter.testCommand,
	variables: starter.variables,
});
