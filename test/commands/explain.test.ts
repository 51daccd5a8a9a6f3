import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runExplain } from '../../src/commands/explain.ts';
import { instructionGuides } from '../../src/core/explain/instructions.ts';
import { findPractice, practices } from '../../src/core/practices/index.ts';
import { UsageError } from '../../src/errors.ts';
import { goldenCases } from '../support/golden-cases.ts';
import { memoryIo } from '../support/io.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'explain-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const explain = async (...args: readonly string[]): Promise<string> => {
	const { io, printed } = memoryIo(folder);
	expect(await runExplain(args, io)).toBe(0);
	return printed.stdout;
};

const hostile =
	'FROM alpine:3.23 AS x\nRUN echo "<script>alert(1)</script>" \'&amp;\' `id` # `````\nUSER root\nLABEL a="\u202Eb"\n';

describe('a practice', () => {
	test.each(practices)('$id is explained with its reason and fix', async ({ id, title }) => {
		const text = await explain(id);
		expect(text).toContain(`${id} ${title}`);
		expect(text.split('\n').filter((line) => line.length > 100 && !line.startsWith('  |'))).toEqual([]);
	});

	test('by slug, as JSON and as Markdown', async () => {
		expect(JSON.parse(await explain('no-shell', '--json'))).toMatchObject({
			id: 'HC013',
			why: findPractice('no-shell').why,
		});
		expect(await explain('hc013', '--markdown')).toMatch(/^# HC013 Ship no shell/);
	});

	test('all are listed without a subject', async () => {
		const text = await explain();
		expect(practices.every(({ id, title }) => text.includes(id) && text.includes(title))).toBe(true);
	});
});

describe('an instruction', () => {
	test.each(instructionGuides)('$keyword says what it does, and what happens without it', async ({ keyword }) => {
		expect(await explain(keyword.toLowerCase())).toMatch(
			new RegExp(`^${keyword}\n[\\s\\S]*Without it: [\\s\\S]*HC\\d{3}`),
		);
	});
});

describe('a Dockerfile', () => {
	beforeEach(() =>
		writeFile(
			path.join(folder, 'Dockerfile'),
			'FROM python:3.13-slim-trixie\n# why\nUSER root\nCMD ["a", \\\n  "b"]\n',
		),
	);

	test('is explained line by line', async () => {
		const { instructions } = JSON.parse(await explain('Dockerfile', '--json'));
		expect(instructions.map(({ line, keyword }: { line: number; keyword: string }) => [line, keyword])).toEqual([
			[1, 'FROM'],
			[3, 'USER'],
			[4, 'CMD'],
		]);
		expect(instructions[1].breaks[0].id).toBe('HC001');
		expect(instructions[2].keeps).toContain('HC014');
		expect(
			instructions.every(({ what, without }: { what: string; without: string }) => what !== '' && without !== ''),
		).toBe(true);
	});

	test('or one line of it, a continued one too', async () => {
		expect(JSON.parse(await explain('Dockerfile:5', '--json')).instructions).toHaveLength(1);
		await expect(explain('Dockerfile:2')).rejects.toThrow(/belongs to no instruction/);
	});

	test('what is not there is a wrong usage', async () => {
		await expect(explain('missing')).rejects.toThrow(UsageError);
		await expect(explain('HC001', '--html')).rejects.toThrow(/explains a file/);
		await expect(explain('--json', '--html')).rejects.toThrow(/cannot be given together/);
		await expect(explain('Dockerfile', '--show')).rejects.toThrow(/demonstrates a practice/);
		await expect(explain('HC020', '--show')).rejects.toThrow(/cannot be shown/);
	});

	test.each([
		['non-rot-user', 'Did you mean non-root-user?'],
		['COPPY', 'Did you mean copy?'],
		['HC999', `Practices go from HC001 to ${practices.at(-1)?.id}.`],
		['registry.example.com/shop', expect.stringContaining('Name a practice')],
	])('%s is told what to name instead', async (name, hint) => {
		await expect(explain(name)).rejects.toMatchObject({ hint });
	});

	test('that is hostile puts nothing into HTML or Markdown', async () => {
		await writeFile(path.join(folder, 'Dockerfile'), hostile);
		const page = await explain('Dockerfile', '--html');
		expect(page).not.toMatch(/<script|\u202E/);
		expect(page).toContain('&lt;script&gt;');
		const tree = JSON.stringify(fromMarkdown(await explain('Dockerfile', '--markdown')));
		expect(tree).not.toContain('"type":"html"');
		expect(tree.match(/"type":"heading"/g)).toHaveLength(5);
	});

	test('as HTML needs nothing from elsewhere, and every label and link has its target', async () => {
		const page = await explain('Dockerfile', '--html');
		expect(page).not.toMatch(/<(script|link|img|iframe)\b|@import|url\(/);
		const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
		const targets = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map((match) => match[1]);
		expect(targets.filter((target) => !ids.has(target))).toEqual([]);
		expect(page).toMatch(/<html lang="en">/);
		expect(page).toMatch(/prefers-color-scheme: dark/);
	});
});

test.each(goldenCases)(
	'every instruction of $name is explained, and those that harden name what they keep',
	async ({ expected }) => {
		const { instructions } = JSON.parse(await explain(path.join(expected, 'Dockerfile'), '--json'));
		const silent = instructions.filter(
			({ keyword, keeps }: { keyword: string; keeps: string[] }) => keeps.length === 0 && keyword !== 'RUN',
		);
		expect(silent.map(({ text }: { text: string }) => text)).toEqual([]);
	},
);

describe('an image', () => {
	test.each([
		['python:3.11-alpine3.19', 'Alpine 3.19 has had no security fixes since 2025-11-01.'],
		['gcr.io/distroless/python3-debian11:nonroot', 'has not been built since 2024-09-03'],
		['distroless', '--base distroless. Maintained by Google'],
		['python:3.6-slim-buster', 'Python 3.6 has had no security fixes since 2021-12-23.'],
		['python:3.13-slim-trixie', 'Debian 13 with its LTS gets security fixes until 2030-06-30.'],
	])('%s is explained with what is known of it', async (image, known) => {
		expect((await explain(image)).replaceAll(/\s+/g, ' ')).toContain(known);
		expect(await explain(image, '--markdown')).toContain('HC072');
	});

	test('of which nothing is known is no subject', async () => {
		await expect(explain('registry.example.com/shop')).rejects.toThrow(UsageError);
	});
});
