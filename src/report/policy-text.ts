import { wrapText } from '../core/columns.ts';
import type { Finding } from '../core/finding.ts';
import type { Policy } from '../core/verify-policy.ts';

/** Whether a policy is kept, and which of its practices are not. */
export const describePolicy = (
	{ required, exceptions }: Policy,
	{ broken, columns }: { readonly broken: readonly Finding[]; readonly columns: number },
): readonly string[] => {
	const kept = required.length - broken.length;
	const allowed = exceptions.size === 0 ? '' : ` Exceptions: ${[...exceptions.keys()].map(({ id }) => id).join(', ')}.`;
	const missed = broken.length === 0 ? '' : ` Not kept: ${broken.map(({ practice }) => practice.id).join(', ')}.`;
	return wrapText(`${kept} of ${required.length} required practices are kept.${missed}${allowed}`, columns);
};
