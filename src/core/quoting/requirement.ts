import { UserError } from '../../errors.ts';
import { visible } from './unprintable.ts';

export interface RequirementParts {
	readonly name: string;
	readonly extras: readonly string[];
	/** For example ">=3.0,<4"; empty when any version will do. */
	readonly specifier: string;
}

/** One line of a requirements file; refuses whatever is not a name, extras and version clauses of PEP 508 and PEP 440. */
export const requirementLine = ({ name, extras, specifier }: RequirementParts): string => {
	for (const part of [name, ...extras]) refuseUnless(packageName, part, 'is not the name of a Python package');
	const clauses = specifier.split(',').map((clause) => clause.trim());
	if (specifier !== '') for (const clause of clauses) refuseUnless(versionClause, clause, 'is not a version clause');
	return `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}${specifier === '' ? '' : clauses.join(',')}`;
};

const packageName = /^[A-Z0-9](?:[A-Z0-9._-]*[A-Z0-9])?$/i;
const release = String.raw`v?(?:\d+!)?\d+(?:\.\d+)*`;
const twoParts = String.raw`v?(?:\d+!)?\d+(?:\.\d+)+`;
const preRelease = String.raw`(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?`;
const postRelease = String.raw`(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?`;
const suffix = String.raw`${preRelease}${postRelease}(?:[-_.]?dev[-_.]?\d*)?`;
const local = String.raw`(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?`;
/** The clauses of PEP 440, but for `===`, which compares any text. */
const versionClause = new RegExp(
	`^(?:[=!]= ?(?:${release}\\.\\*|${release}${suffix}${local})|~= ?${twoParts}${suffix}|[<>]=? ?${release}${suffix})$`,
	'i',
);

const refuseUnless = (pattern: RegExp, text: string, reason: string): void => {
	if (!pattern.test(text)) throw new UserError(`${visible(text)} ${reason}.`, 'Write it as in "flask[async]>=3.0,<4".');
};
