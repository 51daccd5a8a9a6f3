import practiceTexts from 'virtual:known/practice-texts';
import type { Practice } from './practices/practice.ts';

export type PracticeText = Pick<Practice, 'id' | 'title' | 'why' | 'comment'>;

/** What the files that are written say of a practice; its checks are loaded only by the commands that check. */
export const practiceText = (slug: string): PracticeText => {
	const text = practiceTexts[slug];
	if (text === undefined) throw new TypeError(`No practice has the slug ${slug}.`);
	return text;
};
