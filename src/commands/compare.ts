import path from 'node:path';
import type { Compared, Comparison } from '../core/comparison/compared.ts';
import { madeUpEnvironment, madeUpSentences } from '../core/made-up-value.ts';
import { noCreateOptions } from '../create-options.ts';
import type { ContainerEngine } from '../engine/engine.ts';
import { findEngine } from '../engine/find-engine.ts';
import { findScanner } from '../engine/scan-image.ts';
import { ExitCode, UserError } from '../errors.ts';
import { type Io, isInteractive } from '../io.ts';
import { printHelp } from '../report/help.ts';
import { type Choice, chooseVariants } from './compare/choose-variants.ts';
import { type Comparing, compareVariant } from './compare/compare-variant.ts';
import { findExisting } from './compare/find-existing.ts';
import { printComparison } from './compare/print-comparison.ts';
import { offerToWrite } from './compare/write-comparison.ts';
import { type CompareOptions, compareHelp, parseCompareOptions } from './compare-options.ts';
import { type Decision, decide } from './create/decide.ts';
import { look } from './create/look.ts';
import { absentSecrets, giveSecrets } from './create/proof.ts';
import { openProgress } from './progress.ts';
import { openSession, type Session } from './session.ts';
import { readTrialEnvironment } from './trial-environment.ts';

// folder ─look, decide→ answers ─chooseVariants→ variants ─build, start, measure→ Comparison ─print→ table
export const runCompare = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	const given = parseCompareOptions(args);
	if (given === undefined) return printHelp(compareHelp, io);
	const options = { ...given, environment: await readTrialEnvironment(given, io) };
	const session = await openQuietSession(options, io);
	const folder = { root: path.resolve(io.workingDirectory, options.directory), shown: options.directory };
	const engine = await requireEngine(options, io);
	const seen = await look(session, folder);
	if (seen.facts.empty) throw new UserError(`There is no service in ${folder.root}.`, 'Name the folder of one.');
	const quiet = { ...session, terminal: undefined, screen: { ...session.screen, step: () => undefined } };
	const decision = await decide(quiet, { ...seen, folder, engine: Promise.resolve({ engine }) });
	const { answers, facts } = decision;
	refuseWithoutSecrets(options, decision);
	const existing = await findExisting(seen, options.existing);
	const { only, acceptEndOfLife: acceptsEndOfLife } = options;
	const choices = chooseVariants({ only, answers, facts, existing, today: io.today, acceptsEndOfLife });
	const scan = await findScanner(io.signal);
	warnOfMadeUp(session, decision);
	const { root } = folder;
	const { environment, secrets } = options;
	const variants = await compareAll(choices, { io, engine, root, decision, existing, environment, secrets, scan });
	const comparison = { project: answers.name, date: io.today, engine: `${engine.name} ${engine.version}`, variants };
	printComparison(comparison, { format: options.format, io });
	await offerToWrite(session, { folder, decision, recorded: seen.recorded, comparison }, options.write);
	return exitCode(comparison, options);
};

/** Nobody is asked what to build: what is not given or recorded is what the wizard would suggest. */
const openQuietSession = (options: CompareOptions, io: Io): Promise<Session> => {
	const { answers, environment, acceptEndOfLife, format } = options;
	return openSession(io, {
		options: { ...noCreateOptions, answers, environment, acceptEndOfLife, yes: true, build: false },
		output: format === 'text' ? io.stdout : io.stderr,
		asks: format === 'text' && !options.write && isInteractive(io) && io.environment.TERM !== 'dumb',
	});
};

const requireEngine = async ({ engine }: CompareOptions, { signal }: Io): Promise<ContainerEngine> => {
	const found = await findEngine({ prefer: engine, signal });
	if (found.engine === undefined) throw new UserError(`${found.reason}, so nothing can be compared.`, found.hint);
	return found.engine;
};

const refuseWithoutSecrets = ({ secrets }: CompareOptions, { plan }: Decision): void => {
	const absent = absentSecrets(secrets, plan.buildSecrets);
	if (absent.length === 0) return;
	throw new UserError(`The build needs the secret ${absent.join(', ')}.`, giveSecrets(absent));
};

const warnOfMadeUp = ({ screen, options }: Session, { plan }: Decision): void => {
	const names = Object.keys(madeUpEnvironment(plan, options.environment));
	if (names.length > 0) screen.warn(`Started with ${madeUpSentences(names)}`);
};

interface Running extends Omit<Comparing, 'signal' | 'onStep'> {
	readonly io: Io;
}

/** One after the other, so that none slows down what is measured of another. */
const compareAll = async (choices: readonly Choice[], { io, ...comparing }: Running): Promise<readonly Compared[]> => {
	const progress = openProgress(io, io.stderr);
	try {
		const compared: Compared[] = [];
		for (const [index, choice] of choices.entries()) {
			const onStep = (what: string): void => progress.note(`${index + 1} of ${choices.length}: ${what}`);
			const running = { ...comparing, signal: io.signal, onStep };
			compared.push(await compareVariant(choice, running));
		}

		return compared;
	} finally {
		progress.end();
	}
};

/** What was asked for by name has to be there; of all variants one is enough. */
const exitCode = ({ variants }: Comparison, { only }: CompareOptions): ExitCode => {
	const measured = variants.filter(({ figures }) => figures !== undefined);
	const isEnough = only === undefined ? measured.length > 0 : measured.length === variants.length;
	return isEnough ? ExitCode.done : ExitCode.failed;
};
