import { assemblePlan } from '../../core/assemble-plan.ts';
import type { FileTree } from '../../core/file-tree.ts';
import { readRecordedAnswers } from '../../core/recorded-answers.ts';
import { UserError } from '../../errors.ts';
import { renderPlan } from '../../render/index.ts';
import { hashText, type RunRecord } from '../../render/record.ts';
import { version } from '../../version.ts';
import type { Decision } from './decide.ts';

/** What the last run wrote, rendered again from its answers; only files whose recorded hash proves it are told. */
export const renderLastRun = ({ answers, facts }: Decision, recorded: RunRecord | undefined): FileTree => {
	if (recorded === undefined) return new Map();
	const last = { ...answers, ...readRecordedAnswers(recorded).answers };
	try {
		const tree = renderPlan(assemblePlan(last, facts), { answers: last, toolVersion: version, recorded });
		return new Map([...tree].filter(([path, text]) => recorded.files[path] === hashText(text)));
	} catch (error) {
		// Those answers may be impossible by now.
		if (error instanceof UserError) return new Map();
		throw error;
	}
};
