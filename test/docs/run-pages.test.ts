import { afterAll, describe, test } from 'vitest';
import { toolAnswers } from '../support/tool.ts';
import { type Block, readBlocks } from './blocks.ts';
import { openPageShell, type PageShell } from './page-shell.ts';
import { writtenPages } from './pages.ts';
import { runBlock } from './run-block.ts';

/** Blocks of the two pages at the root that are about the repository itself: whoever runs this has done so, and CI does. */
const ownSetUp = /^npm install && npm (start|test)$/;
const isDrawing = (page: string, { language }: Block): boolean => page === 'CONTRIBUTING.md' && language === '';

const runnable = writtenPages
	.map((page) => {
		const blocks = readBlocks(page).filter((block) => !ownSetUp.test(block.text) && !isDrawing(page, block));
		return { page, blocks };
	})
	.filter(({ blocks }) => blocks.length > 0);
const hasDocker = toolAnswers('docker', ['info']);

/** Every block of every page is run in order, in a new folder, as somebody who follows the page would. */
describe.skipIf(!hasDocker).each(runnable)('$page', { timeout: 600_000 }, ({ blocks }) => {
	let shell: Promise<PageShell> | undefined;
	let isBroken = false;
	afterAll(async () => (await shell)?.close());

	test.for(blocks.map((block) => [`line ${block.line}: ${block.text.split('\n')[0]}`, block] as const))(
		'%s',
		async ([, block], { skip }) => {
			shell ??= openPageShell();
			if (isBroken) skip('A block before this one failed.');
			isBroken = true;
			await runBlock(block, await shell);
			isBroken = false;
		},
	);
});
