import path from 'node:path';
import { askQuestion } from '../../ask/ask-question.ts';
import { askQuestions, refuseUnanswered } from '../../ask/ask-questions.ts';
import type { Answers } from '../../core/answers.ts';
import { assemblePlan } from '../../core/assemble-plan.ts';
import { wrapText } from '../../core/columns.ts';
import { doubtOwnFiles } from '../../core/doubt-own-files.ts';
import type { FileTree } from '../../core/file-tree.ts';
import { refuseUnnamed } from '../../core/plan/dependencies.ts';
import type { Plan } from '../../core/plan.ts';
import type { ProjectFacts } from '../../core/project-facts.ts';
import type { QuestionContext } from '../../core/question.ts';
import { formatApplication } from '../../core/questions/application.ts';
import { type AnswerKey, answerKeys, build as buildQuestion, questions } from '../../core/questions/index.ts';
import { UsageError, UserError } from '../../errors.ts';
import { starterFiles } from '../../render/starter.ts';
import type { Session } from '../session.ts';
import { absentModule } from './absent-module.ts';
import type { Folder } from './choose-folder.ts';
import type { Seen } from './look.ts';
import { absentSecrets, refuseUnread } from './proof.ts';
import { readFacts, readStarterFacts } from './read-facts.ts';
import { refuseOutside } from './refuse-outside.ts';
import { refuseSecrets } from './refuse-secrets.ts';
import type { EngineSearch } from './search-engine.ts';

/** Everything that is settled before a file is written. */
export interface Decision {
	readonly answers: Answers;
	/** Of the project as it will be: with the starter's files, where one was chosen. */
	readonly facts: ProjectFacts;
	readonly plan: Plan;
	readonly starter: FileTree | undefined;
	readonly build: boolean;
}

interface Deciding extends Seen {
	readonly folder: Folder;
	readonly engine: Promise<EngineSearch>;
}

const first: readonly AnswerKey[] = ['name', 'starter', 'application', 'dependencies'];
const rest: readonly AnswerKey[] = [
	'python',
	'base',
	'stages',
	'ports',
	'requirements',
	'healthPath',
	'codeOwner',
	'installer',
	'fromSource',
	'buildSecrets',
	'allowSecret',
];
/** A starter has a health path of its own. */
const known = answerKeys.filter((key) => key !== 'healthPath');

/** Asks what is not settled, starts a service if wanted, and turns all answers into a plan. */
export const decide = async (session: Session, deciding: Deciding): Promise<Decision> => {
	const { io, options, screen, terminal } = session;
	const tell = (reason: string): void => screen.step(wrapText(reason, screen.columns).join('\n'));
	const asking = { given: options.answers, terminal, takeSuggestions: options.yes, tell };
	const context: QuestionContext = {
		facts: deciding.facts,
		answered: {},
		recorded: deciding.recordedAnswers,
		today: io.today,
		acceptsEndOfLife: options.acceptEndOfLife,
	};
	// Before the Python version, which would be refused for a reason that is not the person's.
	checkBase(options.answers, context);
	refuseUnanswered(deciding.facts.empty ? known : answerKeys, { ...asking, context });
	const opening = await askQuestions(first, { ...asking, context });
	checkBase({ ...options.answers, ...opening }, context);
	const facts = await lookAgain(session, opening, deciding);
	const absent = await absentModule(opening, { facts, reader: deciding.reader });
	if (absent !== undefined) screen.warn(absent);
	const draft = await startService(opening, { ...deciding, facts });
	if ((opening.application ?? draft.facts.application) !== undefined) refuseUnnamed(draft.facts);
	const answers = await askQuestions(rest, {
		...asking,
		context: { ...context, facts: draft.facts, answered: opening },
	});
	const complete = completeAnswers(answers, draft.facts);
	refuseUnread(options.secrets, complete.buildSecrets);
	// Only an application that is named, and is not here yet, cannot be built.
	const isHere = complete.starter !== 'none' || facts.application !== undefined;
	const isSameStarter = (complete.requirements ?? 'locked') === (opening.requirements ?? 'locked');
	const started = isSameStarter ? draft : await startService(complete, { ...deciding, facts });
	return {
		answers: complete,
		facts: started.facts,
		plan: assemblePlan(complete, started.facts),
		starter: started.files,
		build: await decideBuild(session, {
			...deciding,
			canBuild: isHere && absentSecrets(options.secrets, complete.buildSecrets).length === 0,
			context,
		}),
	};
};

/** Much follows from the dependencies and from what is started: where others are chosen, the project is looked at again. */
const lookAgain = async (
	{ screen, options }: Session,
	{ dependencies, application }: Partial<Answers>,
	{ facts, own, reader, folder, recordedAnswers }: Deciding,
): Promise<ProjectFacts> => {
	const found = facts.application && formatApplication(facts.application.value);
	const isOther = found !== undefined && application !== undefined && formatApplication(application) !== found;
	const isSettled = dependencies !== undefined && facts.dependencies?.confidence === 'unsure';
	if (!isOther && !isSettled) return facts;
	const settled = { dependencies: dependencies ?? recordedAnswers.dependencies, application };
	const again = doubtOwnFiles(await readFacts(reader, path.basename(folder.root), settled), own);
	refuseOutside(again);
	refuseSecrets(again, options.answers.allowSecret ?? recordedAnswers.allowSecret);
	for (const warning of again.warnings.filter((text) => !facts.warnings.includes(text))) screen.warn(warning);
	return again;
};

const checkBase = ({ base, starter, fromSource }: Partial<Answers>, context: QuestionContext): void => {
	if (base === undefined) return;
	const answered = {
		...(starter === undefined ? {} : { starter }),
		...(fromSource === undefined ? {} : { fromSource }),
	};
	questions.base.check?.(base, { ...context, answered });
};

/** The facts of the project as it will be; those of the folder itself where no starter was chosen. */
const startService = async (
	{ starter, requirements = 'locked', name = 'service', application }: Partial<Answers>,
	{ facts, reader, folder }: Deciding,
): Promise<{ facts: ProjectFacts; files: FileTree | undefined }> => {
	if (starter === undefined || starter === 'none' || facts.application !== undefined)
		return { facts, files: undefined };
	const files = starterFiles(starter, { layout: requirements, name });
	const folderName = path.basename(folder.root);
	const started = await readStarterFacts(reader, { id: starter, layout: requirements, files, folderName });
	const made = started.application && formatApplication(started.application.value);
	if (application !== undefined && formatApplication(application) !== made)
		throw new UsageError(
			`--app ${formatApplication(application)} does not go with --starter ${starter}, whose application is ${made}.`,
			'Leave one of them out.',
		);
	return { facts: started, files };
};

const completeAnswers = (answers: Partial<Answers>, facts: ProjectFacts): Answers => {
	const application = answers.application ?? facts.application?.value;
	if (application === undefined) {
		throw new UserError(
			'No application was found in this folder.',
			'Name it with --app module:attribute, or start one with --starter flask.',
		);
	}

	return { ...answers, application } as Answers;
};

interface Building extends Deciding {
	readonly context: QuestionContext;
	readonly canBuild: boolean;
}

/** Asked only when an engine answers; a missing engine is told of at the end, with how to build later. */
const decideBuild = async (
	{ options, terminal }: Session,
	{ engine, context, canBuild }: Building,
): Promise<boolean> => {
	if (options.dryRun || options.build !== undefined) return options.build === true && !options.dryRun;
	if (!canBuild) return false;
	const found = await engine;
	if (found.engine === undefined) return false;
	return terminal === undefined ? true : askQuestion(buildQuestion, { context, terminal });
};
