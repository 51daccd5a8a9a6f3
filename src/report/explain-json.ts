import type { ExplainedFile } from '../core/explain/explain-file.ts';
import type { InstructionGuide } from '../core/explain/instructions.ts';
import { findPractice } from '../core/practices/index.ts';
import type { Practice } from '../core/practices/practice.ts';
import { practiceUrl } from './reported-problem.ts';

export const practiceJson = (practice: Practice) => {
	const { id, slug, title, severity, why, comment, fix, references, examples } = practice;
	const shown = examples && { good: examples.good.slice(0, 1), bad: examples.bad.slice(0, 1) };
	return { id, slug, title, severity, why, comment, fix, url: practiceUrl(practice), references, examples: shown };
};

export const guideJson = ({ practices, ...guide }: InstructionGuide) => ({
	...guide,
	practices: practices.map((slug) => findPractice(slug).id),
});

export const fileJson = ({ path, instructions }: ExplainedFile) => ({
	path,
	instructions: instructions.map(({ keeps, breaks, ...instruction }) => ({
		...instruction,
		keeps: keeps.map(({ id }) => id),
		breaks: breaks.map(({ practice, detail }) => ({ id: practice.id, detail })),
	})),
});
