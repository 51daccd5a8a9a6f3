import type { Plan } from '../plan.ts';

/** A path as the build context has it, without a final slash: the context may be wider than the project's own folder. */
export const inContext = ({ contextFolder }: Pick<Plan, 'contextFolder'>, path: string): string => {
	const bare = path.replace(/\/$/, '');
	if (contextFolder === '') return bare;
	const parts = contextFolder.split('/');
	for (const part of bare.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.') parts.push(part);
	}
	return parts.join('/');
};

/** Where a dependency file or folder lies in the build stage, which has the same folders as the context below /src. */
export const inBuildStage = (plan: Pick<Plan, 'contextFolder'>, folder: string): string =>
	folder.startsWith('..') ? `/src/${inContext(plan, folder)}/`.replace('//', '/') : `./${folder}`;

export const buildFolder = ({ contextFolder }: Pick<Plan, 'contextFolder'>): string =>
	contextFolder === '' ? '/src' : `/src/${contextFolder}`;
