import path from 'node:path';
import { contextFrom } from '../../core/build-context.ts';
import { labelled } from '../../core/columns.ts';
import { expectPlan } from '../../core/expectation.ts';
import type { Finding } from '../../core/finding.ts';
import type { ImageFacts } from '../../core/image-facts.ts';
import { madeUpEnvironment, madeUpSentences } from '../../core/made-up-value.ts';
import type { Measurement } from '../../core/measurement.ts';
import { practices } from '../../core/practices/index.ts';
import { verifyImage } from '../../core/verify.ts';
import type { ContainerEngine } from '../../engine/engine.ts';
import type { Outcome } from '../../render/index.ts';
import type { RunRecord } from '../../render/record.ts';
import type { ProgressLine } from '../../report/build-progress.ts';
import { describeFailedStart, describeMeasures, renderFindings } from '../../report/verify-table.ts';
import { openProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import type { Folder } from './choose-folder.ts';
import type { Decision } from './decide.ts';
import type { Proof } from './proof.ts';
import { reportBuildFailure } from './report-build-failure.ts';
import { writeMeasurements } from './write-files.ts';

interface Proving {
	readonly folder: Folder;
	readonly decision: Decision;
	readonly engine: ContainerEngine;
	readonly recorded: RunRecord | undefined;
	readonly outcome: Outcome;
	/** Undefined where a person kept the Dockerfile that was there. */
	readonly dockerfile: string | undefined;
}

export const buildAndVerify = async (session: Session, proving: Proving): Promise<Proof> => {
	const { io, options } = session;
	const progress = openProgress(io, options.json ? io.stderr : io.stdout);
	try {
		return await build(session, { ...proving, progress });
	} finally {
		progress.end();
	}
};

interface Running extends Proving {
	readonly progress: ProgressLine;
}

const build = async (session: Session, running: Running): Promise<Proof> => {
	const { folder, decision, recorded, outcome, engine, progress, dockerfile } = running;
	const { io, options, screen } = session;
	const image = options.tag ?? decision.answers.name;
	const { signal } = io;
	const source = dockerfile === undefined ? ' from the Dockerfile that was kept' : '';
	screen.step(`Building ${image} with ${engine.name} ${engine.version}${source}`);
	try {
		const request = {
			context: path.resolve(folder.root, contextFrom(decision.plan)),
			dockerfile: path.posix.join(decision.plan.contextFolder, dockerfile ?? 'Dockerfile'),
			tag: image,
			secrets: pick(options.secrets, decision.plan.buildSecrets),
			signal,
			onProgress: progress.step,
		};
		const { seconds } = await engine.build(request);
		progress.clear();
		screen.step(`Built ${image} in ${seconds.toFixed(1)} s`);
	} catch (error) {
		progress.clear();
		return { kind: 'failed', engine: engine.name, withoutWheel: reportBuildFailure(session, error) };
	}

	const facts = await readImage(session, { image, engine, decision, progress });
	const findings = verifyImage(practices, facts);
	showFindings(session, facts, findings);
	// Sizes of a Dockerfile that is not ours say nothing about the base image that the docs describe.
	if (dockerfile !== undefined) {
		const measurements = [toMeasurement(decision, facts, io.today)];
		await writeMeasurements(session, { folder, decision, recorded, outcome, measurements });
	}

	return { kind: 'verified', image, engine: engine.name, facts, findings };
};

const pick = (values: Readonly<Record<string, string>>, names: readonly string[]): Readonly<Record<string, string>> =>
	Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

interface Reading {
	readonly image: string;
	readonly engine: ContainerEngine;
	readonly decision: Decision;
	readonly progress: ProgressLine;
}

const readImage = async (
	{ io, options, screen }: Session,
	{ image, engine, decision, progress }: Reading,
): Promise<ImageFacts> => {
	const madeUp = madeUpEnvironment(decision.plan, options.environment);
	const names = Object.keys(madeUp);
	if (names.length > 0) screen.warn(`Verified with ${madeUpSentences(names)}`);

	const { collectImageFacts } = await import('../../engine/collect-image-facts.ts');
	const facts = await collectImageFacts(engine, {
		image,
		expect: () => expectPlan(decision.plan),
		environment: { ...madeUp, ...options.environment },
		signal: io.signal,
		onStep: (what) => progress.note(`Verifying: ${what}`),
	});
	progress.clear();
	return facts;
};

const showFindings = ({ screen, style }: Session, facts: ImageFacts, findings: readonly Finding[]): void => {
	const { columns } = screen;
	screen.step('Verified on the built image', renderFindings(findings, { columns, style }));
	screen.step('Measured on this image', labelled(describeMeasures(facts), { columns }));
	const failure = describeFailedStart(facts);
	if (failure !== undefined) screen.step(failure.title, failure.lines);
};

const toMeasurement = ({ plan }: Decision, { size, engine }: ImageFacts, date: string): Measurement => ({
	base: plan.base.id,
	stages: plan.stages,
	compressedBytes: size.compressedBytes ?? 0,
	unpackedBytes: size.unpackedBytes ?? 0,
	date,
	engine: `${engine.name} ${engine.version}`,
});
