import path from 'node:path';
import type { Answers } from '../../core/answers.ts';
import { doubtOwnFiles } from '../../core/doubt-own-files.ts';
import type { ProjectFacts } from '../../core/project-facts.ts';
import type { ProjectReader } from '../../core/project-reader.ts';
import { readRecordedAnswers } from '../../core/recorded-answers.ts';
import { recordPath } from '../../core/written-files.ts';
import { createProjectReader, recoverProject } from '../../disk/index.ts';
import { UserError } from '../../errors.ts';
import { hashText, type RunRecord } from '../../render/record.ts';
import { describeFacts } from '../../report/facts.ts';
import type { Session } from '../session.ts';
import type { Folder } from './choose-folder.ts';
import { readFacts } from './read-facts.ts';
import { refuseOutside } from './refuse-outside.ts';
import { refuseSecrets } from './refuse-secrets.ts';

/** What is there before anything is decided. */
export interface Seen {
	readonly reader: ProjectReader;
	readonly facts: ProjectFacts;
	/** Files that an earlier run wrote, and that are as it left them. */
	readonly own: readonly string[];
	readonly recorded: RunRecord | undefined;
	readonly recordedAnswers: Partial<Answers>;
}

/** Takes back what a killed run left, then reads the project and shows each fact with its evidence. */
export const look = async ({ screen, options }: Session, { root, shown }: Folder): Promise<Seen> => {
	const recovered = await recoverProject(root);
	if (recovered !== undefined) screen.warn(recovered);
	const reader = createProjectReader(root);
	const recorded = await readRecord(reader);
	const { answers, unreadable } = readRecordedAnswers(recorded);
	const dependencies = options.answers.dependencies ?? answers.dependencies;
	const { application } = options.answers;
	const own = await unchangedFiles(reader, recorded);
	const facts = doubtOwnFiles(await readFacts(reader, path.basename(root), { dependencies, application }), own);
	const title = shown === '.' ? facts.folderName : shown;
	if (!facts.empty) screen.step(`Found in ${title}`, describeFacts(facts, screen.columns));
	refuseOutside(facts);
	refuseSecrets(facts, options.answers.allowSecret ?? answers.allowSecret);
	for (const warning of facts.warnings) screen.warn(warning);
	if (unreadable.length > 0) screen.warn(`${recordPath}: these answers cannot be read: ${unreadable.join(', ')}.`);
	return { reader, facts, own, recorded, recordedAnswers: answers };
};

const readRecord = async (reader: ProjectReader): Promise<RunRecord | undefined> => {
	const text = await reader.readText(recordPath);
	if (text === undefined) return undefined;
	try {
		const record = JSON.parse(text);
		return { ...record, files: record.files ?? {} };
	} catch {
		throw new UserError(
			`${recordPath} is no valid JSON.`,
			'Mend it, or delete it: then every question is asked again.',
		);
	}
};

const unchangedFiles = async (reader: ProjectReader, recorded: RunRecord | undefined): Promise<readonly string[]> => {
	const entries = Object.entries(recorded?.files ?? {});
	const texts = await Promise.all(entries.map(([file]) => reader.readText(file)));
	return entries.flatMap(([file, hash], index) => {
		const text = texts[index];
		return text !== undefined && hashText(text) === hash ? [file] : [];
	});
};
