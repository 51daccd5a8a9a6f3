import type { EngineSearch } from '../../engine/find-engine.ts';
import type { Session } from '../session.ts';

export type { EngineSearch };

/** Looks for an engine while the person reads; not at all where nothing will be built. */
export const startEngineSearch = async ({ io, options }: Session): Promise<EngineSearch> => {
	if (options.build === false || options.dryRun)
		return { engine: undefined, reason: 'Nothing was to be built', hint: '' };
	const { findEngine } = await import('../../engine/find-engine.ts');
	return findEngine({ prefer: options.engine, signal: io.signal });
};
