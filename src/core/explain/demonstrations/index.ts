import type { Demonstration } from './demonstration.ts';
import { fileDemonstrations } from './files.ts';
import { processDemonstrations } from './processes.ts';
import { userDemonstrations } from './users.ts';

export const demonstrations: readonly Demonstration[] = [
	...userDemonstrations,
	...fileDemonstrations,
	...processDemonstrations,
];

export const findDemonstration = (slug: string): Demonstration | undefined =>
	demonstrations.find((demonstration) => demonstration.slug === slug);
