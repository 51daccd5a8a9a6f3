import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainFile } from '../../src/core/explain/explain-file.ts';
import { fileHtml } from '../../src/report/explain-html.ts';
import { toolAnswers } from '../support/tool.ts';

const dockerfile = `FROM python:3.13-slim-trixie
ENV API_TOKEN="example" \\
    OTHER="1"
COPY a-file-with-a-very-long-name-that-does-not-fit-on-a-narrow-screen.py another-file-with-a-long-name.py /app/
USER 65532:65532
CMD ["python", "/app/app.py"]
`;
const page = fileHtml(explainFile('Dockerfile', dockerfile));

describe.skipIf(!toolAnswers('chromium', ['--version']))('the page of explain --html in Chromium', () => {
	let browser: Browser;
	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
	}, 60_000);
	afterAll(() => browser.close());

	const open = async (colorScheme: 'light' | 'dark', width: number): Promise<Page> => {
		const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
		const opened = await context.newPage();
		await opened.setContent(page);
		return opened;
	};

	test.each([
		['light', 1200],
		['dark', 1200],
		['light', 380],
		['dark', 380],
	] as const)('has no barrier that axe finds, %s at %i pixels, and nothing sticks out', async (scheme, width) => {
		const opened = await open(scheme, width);
		await opened.evaluate(axe.source);
		const found = await opened.evaluate('axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"] })');
		const { violations } = found as { violations: { id: string; nodes: { html: string }[] }[] };
		expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		expect(await opened.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
	});

	test('differs in light and dark', async () => {
		const ground = 'getComputedStyle(document.body).backgroundColor';
		const light = await (await open('light', 800)).evaluate(ground);
		expect(light).toBe('rgb(255, 255, 255)');
		expect(await (await open('dark', 800)).evaluate(ground)).not.toBe(light);
	});

	test('can be used by keyboard: skip link, links to lines, and what folds open', async () => {
		const opened = await open('light', 1200);
		await opened.keyboard.press('Tab');
		expect(await opened.evaluate('document.activeElement.className')).toBe('skip');
		await opened.keyboard.press('Enter');
		expect(await opened.evaluate('document.activeElement.id')).toBe('file');
		const summary = opened.locator('.keeps summary').first();
		const isOpen = 'document.querySelector(".keeps details").open';
		await summary.focus();
		expect(await opened.evaluate(isOpen)).toBe(false);
		await opened.keyboard.press('Enter');
		expect(await opened.evaluate(isOpen)).toBe(true);
	});
});
