import path from 'node:path';
import { applyChanges } from './apply-changes.ts';
import { readExisting } from './read-existing.ts';

/** Writes one file as the wizard writes its own: as a whole, with its permissions, and not over what somebody changed. */
export const writeText = async (file: string, { before, after, signal }: TextChange): Promise<void> => {
	const root = path.dirname(file);
	const name = path.basename(file);
	const seen = before ?? (await readExisting(root, [name])).get(name);
	if (seen === after) return;
	const kind = seen === undefined ? ({ kind: 'create' } as const) : ({ kind: 'update', before: seen } as const);
	await applyChanges(root, [{ change: { ...kind, path: name, after }, resolution: 'write' }], { signal });
};

export interface TextChange {
	/** What was there when the change was agreed to; undefined writes over whatever is there now. */
	readonly before?: string;
	readonly after: string;
	readonly signal: AbortSignal;
}
