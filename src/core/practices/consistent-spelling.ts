import { definePractice } from './practice.ts';
import { buildkit } from './support/references.ts';

export const consistentSpelling = definePractice({
	id: 'HC064',
	slug: 'consistent-spelling',
	title: 'Write the file as tools expect it',
	severity: 'info',
	why: 'Mixed upper and lower case, empty lines inside a continued instruction and comments in the wrong place are still read today, but builders warn that some will become errors, and people overlook what does not look like an instruction.',
	comment: 'written so that no tool and no reader stumbles',
	fix: 'Write instructions in upper case, AS in the case of FROM, protocols in lower case, and leave out empty lines after a backslash.',
	references: [buildkit('ConsistentInstructionCasing'), buildkit('FromAsCasing'), buildkit('NoEmptyContinuation')],
});
