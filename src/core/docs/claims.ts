import { practiceText } from '../practice-texts.ts';
import { markdownText } from '../quoting.ts';
import { citedLines } from './cited-lines.ts';

/** Statements about a Dockerfile, each with its practice, the lines that keep it and the reason. */
export type Claims = (...slugs: readonly string[]) => readonly string[];

export const claimsOf = ({ text, path }: { readonly text: string; readonly path: string }): Claims => {
	const cited = citedLines(text);
	const place = (line: number): string => `[${path} line ${line}](../${path}#L${line})`;
	return (...slugs) =>
		slugs.flatMap((slug) => {
			const lines = cited.get(practiceText(slug).id);
			return lines === undefined ? [] : [claim(slug, lines.map(place).join(' and '))];
		});
};

/** A statement whose proof lies somewhere else than in the Dockerfile. */
export const claim = (slug: string, place: string): string => {
	const { id, title, why } = practiceText(slug);
	return `**${markdownText(title)}** (${id}, ${place}). ${markdownText(why)}`;
};
