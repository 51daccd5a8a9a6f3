import { practiceText } from '../practice-texts.ts';
import { markdownText } from '../quoting.ts';
import { citedLines } from './cited-lines.ts';

interface Told {
	/** The Dockerfile that is told of, and where it lies. */
	readonly text: string;
	readonly path: string;
	/** The one that was rendered, which can have been turned down. */
	readonly proposed: string;
}

/** Statements about a Dockerfile, each with its practice, the lines that keep it and the reason. */
export type Claims = (...slugs: readonly string[]) => readonly string[];

export const claimsOf = ({ text, path, proposed }: Told): Claims => {
	const cited = citedLines(text);
	const isProposed = citedLines(proposed);
	const place = (line: number): string => `[${path} line ${line}](../${path}#L${line})`;
	return (...slugs) =>
		slugs.flatMap((slug) => {
			const { id } = practiceText(slug);
			const lines = cited.get(id);
			if (lines !== undefined) return [claim(slug, lines.map(place).join(' and '))];
			return isProposed.has(id) ? [claim(slug, `not named in ${path}`)] : [];
		});
};

/** A statement whose proof lies somewhere else than in the Dockerfile. */
export const claim = (slug: string, place: string): string => {
	const { id, title, why } = practiceText(slug);
	return `**${markdownText(title)}** (${id}, ${place}). ${markdownText(why)}`;
};
