import path from 'node:path';
import { askQuestion } from '../../ask/ask-question.ts';
import type { QuestionContext } from '../../core/question.ts';
import { serviceFolder } from '../../core/questions/service-folder.ts';
import { listWords } from '../../core/words.ts';
import { UsageError } from '../../errors.ts';
import type { Session } from '../session.ts';
import type { Folder } from './choose-folder.ts';
import { look, type Seen } from './look.ts';

/** Looks into the folder, and where that is a repository of several projects into the one that is meant. */
export const lookAround = async (
	session: Session,
	given: Folder,
): Promise<{ readonly folder: Folder; readonly seen: Seen }> => {
	const seen = await look(session, given);
	const { facts, recorded, recordedAnswers } = seen;
	const context: QuestionContext = { facts, answered: {}, recorded: recordedAnswers, today: session.io.today };
	if (recorded !== undefined || !serviceFolder.isAsked(context)) return { folder: given, seen };
	const chosen = await choose(session, context);
	if (chosen === '.') return { folder: given, seen };
	const folder = { root: path.join(given.root, chosen), shown: path.posix.join(given.shown, chosen) };
	return { folder, seen: await look(session, folder) };
};

const choose = async ({ terminal, options }: Session, context: QuestionContext): Promise<string> => {
	if (terminal !== undefined) return askQuestion(serviceFolder, { context, terminal });
	const suggested = options.yes ? serviceFolder.suggest(context) : undefined;
	if (suggested !== undefined) return suggested;
	throw new UsageError(
		`The dependencies are named in ${listWords(context.facts.serviceFolders ?? [], 'and')}.`,
		'Give the folder of the service as --project.',
	);
};
