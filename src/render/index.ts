import type { Answers } from '../core/answers.ts';
import type { FileTree } from '../core/file-tree.ts';
import type { Plan } from '../core/plan.ts';
import { toView } from '../core/view.ts';
import { type RunRecord, renderRecord } from './record.ts';
import { renderTemplate } from './render-template.ts';

export interface RenderContext {
	readonly answers: Answers;
	readonly toolVersion: string;
	/** The record of an earlier run, so that a second run keeps what only the first one knew. */
	readonly recorded?: RunRecord;
	/** The starter's files, on the run that makes them. */
	readonly starter?: FileTree;
}

/** Everything that is to be written, the record of this run last. */
export const renderPlan = (plan: Plan, context: RenderContext): FileTree => {
	const view = toView(plan);
	const tree = new Map<string, string>(context.starter ?? []);
	tree.set('Dockerfile', renderTemplate(`dockerfile/${plan.stages}-stage`, view));
	tree.set('.dockerignore', renderTemplate('dockerignore', view));
	if (plan.server.settingsFile !== undefined) {
		tree.set(plan.server.settingsFile, renderTemplate(plan.server.settingsFile, view));
	}
	tree.set(recordPath, renderRecord(tree, context));
	return tree;
};

export const recordPath = '.hardened-container.json';
