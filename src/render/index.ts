import type { Answers } from '../core/answers.ts';
import { type ComparisonTable, readComparison } from '../core/comparison/markdown.ts';
import { docsView } from '../core/docs/docs-view.ts';
import type { FileTree } from '../core/file-tree.ts';
import type { Measurement } from '../core/measurement.ts';
import { planWithKept } from '../core/plan/server-requirement.ts';
import type { Plan } from '../core/plan.ts';
import { toView } from '../core/view.ts';
import { docsPath, recordPath } from '../core/written-files.ts';
import { type RunRecord, renderRecord } from './record.ts';
import { renderTemplate } from './render-template.ts';

export interface RenderContext {
	readonly answers: Answers;
	readonly toolVersion: string;
	/** The record of an earlier run, so that a second run keeps what only the first one knew. */
	readonly recorded?: RunRecord;
	/** The starter's files, on the run that makes them. */
	readonly starter?: FileTree;
	/** Sizes of images that this run has built; without them those of the record are printed. */
	readonly measurements?: readonly Measurement[];
	/** What a person agreed to; without it all is written. */
	readonly outcome?: Outcome;
	/** What `compare` has measured; without it that of the record is printed. */
	readonly comparison?: ComparisonTable;
}

/** What becomes of the files that differ. */
export interface Outcome {
	/** Files that stay as they are, of which the record goes on to say what it said. */
	readonly kept: readonly string[];
	/** What the record says of those, by path. */
	readonly settled: Readonly<Record<string, string>>;
	/** Files that hold what a person made with what was to be written. */
	readonly merged: readonly string[];
	/** The Dockerfile that the docs tell of line by line, where it is not the rendered one in its place. */
	readonly dockerfile?: { readonly path: string; readonly text: string };
}

/** Everything that is to be written, the record of this run last. */
export const renderPlan = (planned: Plan, context: RenderContext): FileTree => {
	const { outcome } = context;
	const plan = planWithKept(planned, outcome?.kept ?? []);
	const view = toView(plan);
	const tree = new Map<string, string>(context.starter ?? []);
	for (const { path, text } of plan.dependencies.written) tree.set(path, text);
	const dockerfile = renderTemplate(`dockerfile/${plan.stages}-stage`, view);
	const measurements = mergeMeasurements(context);
	const comparison = context.comparison ?? readComparison(context.recorded?.comparison);
	tree.set('Dockerfile', dockerfile);
	for (const path of ignoreFiles(plan, context)) tree.set(path, renderTemplate('dockerignore', view));
	if (plan.server.settingsFile !== undefined) {
		tree.set(plan.server.settingsFile, renderTemplate(plan.server.settingsFile, view));
	}
	tree.set(
		docsPath,
		renderTemplate(
			docsPath,
			docsView(plan, {
				view,
				text: dockerfile,
				proposed: dockerfile,
				path: 'Dockerfile',
				measurements,
				comparison,
				ignoreFile: ownIgnoreFile(plan, context),
				...toldOf(outcome),
			}),
		),
	);
	tree.set(recordPath, renderRecord(tree, { ...context, measurements, comparison }));
	return tree;
};

const toldOf = (outcome: Outcome | undefined) =>
	outcome === undefined
		? {}
		: {
				...(outcome.dockerfile === undefined ? {} : outcome.dockerfile),
				isKept: outcome.kept.includes('Dockerfile') && outcome.dockerfile?.path === 'Dockerfile',
			};

/** What is read in the place of a person's ignore file, which is left to a Dockerfile of their own. */
const ignoreFiles = (plan: Plan, { outcome, recorded }: RenderContext): readonly string[] => {
	const { path = 'Dockerfile' } = outcome?.dockerfile ?? {};
	if (path !== 'Dockerfile') return [`${path}.dockerignore`];
	if (outcome?.kept.includes(path) === true && recorded?.files[path] === undefined) return [];
	// Below the root of the context, only a file named after the Dockerfile is read.
	if (plan.contextFolder !== '') return ['Dockerfile.dockerignore'];
	return plan.hasContainerIgnore === true ? ['.dockerignore', '.containerignore'] : ['.dockerignore'];
};

/** The one that is as it was rendered. */
const ownIgnoreFile = (plan: Plan, context: RenderContext): string | undefined => {
	const { kept = [], merged = [] } = context.outcome ?? {};
	const [first, ...others] = ignoreFiles(plan, context);
	return [first, ...others].some((path) => path !== undefined && [...kept, ...merged].includes(path))
		? undefined
		: first;
};

/** What this run has measured, and of earlier runs the sizes of the other variants. */
const mergeMeasurements = ({ measurements = [], recorded }: RenderContext): readonly Measurement[] => {
	const isNew = (old: Measurement): boolean =>
		measurements.some((now) => now.base === old.base && now.stages === old.stages);
	return [...measurements, ...(recorded?.measurements ?? []).filter((old) => !isNew(old))];
};
