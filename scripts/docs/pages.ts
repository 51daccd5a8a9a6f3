import { practices } from '../../src/core/practices/index.ts';
import { basePages } from './base-page.ts';
import { commandsPage } from './commands-page.ts';
import { coveragePage } from './coverage-page.ts';
import { practicePage, practicesIndex } from './practice-page.ts';

/** Every page that is generated from the registries, by its path from the root of the repository. */
export const generatedPages = (): ReadonlyMap<string, string> =>
	new Map([
		['docs/coverage.md', coveragePage()],
		['docs/reference/commands.md', commandsPage()],
		...basePages(),
		['docs/practices/README.md', practicesIndex()],
		...practices.map((practice) => [`docs/practices/${practice.slug}.md`, practicePage(practice)] as const),
	]);
