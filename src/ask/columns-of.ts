import type { Writable } from 'node:stream';

export const columnsOf = (output: Writable): number =>
	'columns' in output && typeof output.columns === 'number' && output.columns > 0 ? output.columns : 80;
