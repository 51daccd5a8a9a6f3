import type { AgreedChange, Change } from '../../core/file-tree.ts';
import type { Plan } from '../../core/plan.ts';
import { count } from '../../core/words.ts';
import { applyChanges, readExisting } from '../../disk/index.ts';
import type { Outcome } from '../../render/index.ts';
import { listAgreed, listChanges } from '../../report/file-list.ts';
import type { Session } from '../session.ts';
import { agree, difference, settleAll } from './agree.ts';
import { noneKept, outcomeOf } from './outcome.ts';
import { followOutcome, planChanges, renderTree, type Writing } from './plan-changes.ts';

export interface Written {
	readonly agreed: readonly AgreedChange[];
	/** Relative paths; empty when everything was there already, or on a dry run. */
	readonly paths: readonly string[];
	/** Those of the paths that hold what was there before. */
	readonly copies: readonly string[];
	readonly outcome: Outcome;
	/** What a build reads: ours, or ours beside the one that was kept; undefined where only the kept one is there. */
	readonly dockerfile: string | undefined;
}

/** Shows every file and what happens to it, asks where a person must, and writes all or nothing. */
export const writeFiles = async (session: Session, writing: Writing): Promise<Written> => {
	const { screen, style, options, io } = session;
	const changes = planChanges(writing, options.onConflict);
	screen.step('Files', listChanges(changes, style));
	if (options.dryRun) return showOnly(session, changes, writing);
	const settled = await agree(session, changes, writing);
	const outcome = outcomeOf(settled);
	const agreed = followOutcome(settled, { ...writing, outcome });
	const paths = await applyChanges(writing.folder.root, agreed, { signal: io.signal });
	if (agreed.some(isNews)) screen.step('Agreed', listAgreed(agreed, style));
	const named = namedByDockerfile(writing.decision.plan, outcome);
	if (named !== undefined) screen.warn(named);
	const copies = paths.filter((path) => !agreed.some(({ change }) => path === change.path) && path.includes('.orig'));
	screen.step(
		paths.length === 0 ? 'Nothing had to be written.' : `Wrote ${count(paths.length - copies.length, 'file')}.`,
		copies.length === 0 ? [] : [`What was there before is kept in ${copies.join(', ')}.`],
	);
	return { agreed, paths, copies, outcome, dockerfile: dockerfileOf(agreed, paths) };
};

const isNews = ({ change, resolution }: AgreedChange): boolean =>
	resolution !== 'write' && change.kind === 'conflict' && change.settled === undefined;

/** Said where a person keeps a requirements file that lacks what the service needs. */
const namedByDockerfile = ({ dependencies }: Plan, { kept, dockerfile }: Outcome): string | undefined => {
	const { requirementsFile = '', additions } = dependencies;
	const isKept = additions.length > 0 && kept.includes(requirementsFile);
	if (!isKept || (dockerfile?.path === 'Dockerfile' && kept.includes('Dockerfile'))) return undefined;
	return `${requirementsFile} stays without ${additions.join(' and ')}, so a step of the Dockerfile installs that.`;
};

const dockerfileOf = (agreed: readonly AgreedChange[], paths: readonly string[]): string | undefined => {
	const resolution = agreed.find(({ change }) => change.path === 'Dockerfile')?.resolution;
	if (resolution === 'keep') return undefined;
	if (resolution !== 'beside') return 'Dockerfile';
	const beside = 'Dockerfile.hardened';
	return paths.find((path) => path.startsWith(beside)) ?? beside;
};

/** Renders again with the sizes that were measured. */
export const writeMeasurements = (session: Session, { measurements = [], ...writing }: Writing): Promise<void> =>
	rewriteFiles(session, { from: writing, to: { ...writing, measurements } });

/** Writes what changes from one rendering to another, in the files that are still as this run wrote them. */
export const rewriteFiles = async (
	{ io }: Session,
	{ from, to }: { readonly from: Writing; readonly to: Writing },
): Promise<void> => {
	const written = renderTree(from);
	const existing = readExisting(from.folder.root, [...written.keys()]);
	const agreed = [...renderTree(to)].flatMap(([path, after]): readonly AgreedChange[] => {
		const before = written.get(path);
		if (before === undefined || before === after || existing.get(path) !== before) return [];
		return [{ change: { kind: 'update', path, before, after }, resolution: 'write' }];
	});
	await applyChanges(from.folder.root, agreed, { signal: io.signal });
};

const showOnly = async (session: Session, changes: readonly Change[], writing: Writing): Promise<Written> => {
	const { screen, style, options } = session;
	const shown = options.onConflict === 'merge' ? await merged(changes, writing) : changes;
	for (const change of shown.filter(({ kind }) => kind !== 'unchanged')) {
		screen.step(`${change.path}: ${change.kind}`, await difference(change, { style, columns: screen.columns }));
	}

	return { agreed: [], paths: [], copies: [], outcome: noneKept, dockerfile: 'Dockerfile' };
};

const merged = async (changes: readonly Change[], writing: Writing): Promise<readonly Change[]> =>
	(await settleAll(changes, 'merge', writing)).map(({ change }) => change);
