import path from 'node:path';
import { askQuestion } from '../../ask/ask-question.ts';
import { looksEmpty } from '../../core/empty-folder.ts';
import type { QuestionContext } from '../../core/question.ts';
import { directory as question } from '../../core/questions/directory.ts';
import { folderExists, isOccupied, listFolder } from '../../disk/list-folder.ts';
import { UsageError } from '../../errors.ts';
import type { Session } from '../session.ts';

export interface Folder {
	/** Absolute. */
	readonly root: string;
	/** As a person would type it from where they are. */
	readonly shown: string;
}

/** The folder given, else the current one; where that holds no service, a person is asked for a name. */
export const chooseFolder = async ({ io, options, terminal }: Session): Promise<Folder> => {
	const current = io.workingDirectory;
	if (options.directory !== undefined) return givenFolder(toFolder(current, options.directory), options.isProject);
	if (terminal === undefined || !looksEmpty(listFolder(current))) return toFolder(current, '.');
	const context = emptyContext(io.today);
	return toFolder(current, await askQuestion(question, { context, terminal }));
};

const givenFolder = (folder: Folder, mustExist: boolean): Folder => {
	if (mustExist && !folderExists(folder.root)) {
		throw new UsageError(`--project ${folder.shown}: there is no such folder.`, 'It takes a folder that is there.');
	}

	return folder;
};

const toFolder = (current: string, shown: string): Folder => {
	const root = path.resolve(current, shown);
	if (isOccupied(root)) throw new UsageError(`${shown} is a file.`, 'Name a folder.');
	return { root, shown };
};

/** Nothing is known of the project yet, and this question needs nothing. */
const emptyContext = (today: string): QuestionContext => ({
	facts: {
		empty: true,
		folderName: '',
		sourceRoots: [],
		files: nothing,
		systemPackages: nothing,
		buildSteps: nothing,
		writablePaths: nothing,
		requiredEnvironment: nothing,
		containerFiles: [],
		warnings: [],
	},
	answered: {},
	recorded: {},
	today,
});

const nothing = { value: [], confidence: 'certain', evidence: [], alternatives: [] } as const;
