import type { Terminal } from '../ask/prompts.ts';
import { createPlainScreen, openPromptScreen, type Screen } from '../ask/screen.ts';
import type { CreateOptions } from '../create-options.ts';
import { columnsOf, hasColour, type Io, isAccessible } from '../io.ts';
import { createStyle, type Style } from '../report/style.ts';

/** What every step of one run shares. */
export interface Session {
	readonly io: Io;
	readonly options: CreateOptions;
	readonly screen: Screen;
	readonly style: Style;
	/** Undefined where nobody is asked: no terminal, --yes or --json. */
	readonly terminal: Terminal | undefined;
}

interface Opening {
	readonly options: CreateOptions;
	/** Where the run is told of. */
	readonly output: Io['stdout'];
	readonly asks: boolean;
}

export const openSession = async (io: Io, { options, output, asks }: Opening): Promise<Session> => {
	const accessible = isAccessible(io);
	const columns = columnsOf(io);
	return {
		io,
		options,
		screen: asks && !accessible ? await openPromptScreen(output, columns) : createPlainScreen(output, columns),
		style: createStyle(hasColour(io)),
		terminal: asks ? { input: io.stdin, output, signal: io.signal, accessible } : undefined,
	};
};
