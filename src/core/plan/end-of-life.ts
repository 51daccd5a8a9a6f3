import { endOfPython } from '../bases/python-versions.ts';
import type { Plan } from '../plan.ts';

/** Half a year: long enough to plan a move. */
const noticeDays = 183;

/** What ends soon, or has ended and was taken all the same; `today` as ISO date. */
export const endOfLifeNotices = ({ base, python }: Plan, today: string): readonly string[] => {
	const end = endOfPython(python);
	const system = notice(base.title, { end: base.endOfLife, today });
	return [
		system && [system, base.retired].filter(Boolean).join(' '),
		end && notice(`Python ${python}`, { end, today }),
	].filter((text) => text !== undefined);
};

const notice = (what: string, { end, today }: { end: string; today: string }): string | undefined => {
	if (end < today) return `${what} has had no security fixes since ${end}: each hole found since then stays open.`;
	const days = (Date.parse(end) - Date.parse(today)) / 86_400_000;
	return days > noticeDays ? undefined : `${what} gets security fixes only until ${end}: plan the move to a newer one.`;
};
