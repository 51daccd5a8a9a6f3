import { endOfLifeNotices } from '../../core/plan/end-of-life.ts';
import { type ExitCode, ifCancelled } from '../../errors.ts';
import type { Session } from '../session.ts';
import type { Folder } from './choose-folder.ts';
import { decide } from './decide.ts';
import { finish } from './finish.ts';
import { lookAround } from './look-around.ts';
import { proveOrOfferSource } from './offer-source.ts';
import { startEngineSearch } from './search-engine.ts';
import { takenByNpm } from './taken-by-npm.ts';
import { writeFiles } from './write-files.ts';

// folder ─look→ facts ─decide→ answers, plan ─writeFiles→ files ─buildAndVerify→ image, findings ─finish→ exit code
export const runWizard = async (opened: Session, given: Folder): Promise<ExitCode> => {
	const session = await withEnvironmentFile(opened);
	const taken = takenByNpm(session.io.environment);
	if (taken !== undefined) session.screen.warn(taken);
	const engine = startEngineSearch(session);
	const { folder, seen } = await lookAround(session, given);
	const decision = await decide(session, { ...seen, folder, engine });
	const { plan } = decision;
	for (const notice of [...endOfLifeNotices(plan, session.io.today), ...plan.notices]) session.screen.warn(notice);
	const written = await writeFiles(session, { ...seen, folder, decision });
	const proving = proveOrOfferSource(session, {
		folder,
		decision,
		engine,
		recorded: seen.recorded,
		outcome: written.outcome,
		dockerfile: written.dockerfile,
	});
	const files = written.paths.length === 0 ? 'Nothing had to be written' : 'The files are written';
	const proved = await ifCancelled(`${files}; run this again to build and verify the image.`, proving);
	return finish(session, { folder, facts: seen.facts, written, ...proved });
};

/** Read before anything is asked, so that a file that is not there is told at once. */
const withEnvironmentFile = async (session: Session): Promise<Session> => {
	const { io, options } = session;
	if (options.environmentFile === undefined) return session;
	const { readTrialEnvironment } = await import('../trial-environment.ts');
	return { ...session, options: { ...options, environment: await readTrialEnvironment(options, io) } };
};
