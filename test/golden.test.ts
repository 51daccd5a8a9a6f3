import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../schema/hardened-container.schema.json' with { type: 'json' };
import { citedLines } from '../src/core/docs/cited-lines.ts';
import { findPracticeById } from '../src/core/practices/index.ts';
import { goldenCases, renderGolden } from './support/golden-cases.ts';

const validateRecord = new Ajv2020().compile(schema);

describe.each(goldenCases)('$name', async (golden) => {
	const tree = await renderGolden(golden);
	const textOf = (file: string): string => tree.get(file) ?? '';

	test.each([...tree.keys()])('renders %s, byte for byte', async (file) => {
		await expect(textOf(file)).toMatchFileSnapshot(path.join(golden.expected, file));
	});

	test('records answers and hashes as the schema says', () => {
		const isValid = validateRecord(JSON.parse(textOf('.hardened-container.json')));
		expect(isValid, JSON.stringify(validateRecord.errors)).toBe(true);
	});

	test('has docs whose every line number leads to an instruction that its practice explains', () => {
		const cited = citedLines(textOf('Dockerfile'));
		const claims = [...textOf('docs/docker.md').matchAll(/\*\* \((HC\d+), (\[Dockerfile line .*?\))\)\. /g)];
		expect(claims.length).toBeGreaterThan(10);
		for (const [, id = '', places = ''] of claims) {
			expect(findPracticeById(id)?.id).toBe(id);
			expect([...places.matchAll(/#L(\d+)/g)].map(([, line]) => Number(line))).toEqual(cited.get(id));
		}
	});

	test('has docs that tell of each practice that the Dockerfile names', () => {
		const told = [...textOf('docs/docker.md').matchAll(/\*\* \((HC\d+), /g)].map(([, id]) => id);
		expect(told).toEqual(expect.arrayContaining([...citedLines(textOf('Dockerfile')).keys()]));
	});
});

test('no expected file is left that nothing renders any more', async () => {
	for (const golden of goldenCases) {
		const tree = await renderGolden(golden);
		const there = readdirSync(golden.expected, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(golden.expected, path.join(entry.parentPath, entry.name)));
		expect(
			there.filter((file) => !tree.has(file)),
			golden.name,
		).toEqual([]);
	}
});
