import { describe, expect, test } from 'vitest';
import { findExisting } from '../../src/commands/compare/find-existing.ts';
import { recordPath } from '../../src/core/written-files.ts';
import { hashText } from '../../src/render/record.ts';
import { factsWith } from '../support/facts.ts';
import { memoryReader } from '../support/memory-reader.ts';

/** A folder with these files, where a run of ours wrote those that are named. */
const seen = (files: Readonly<Record<string, string>>, ours: readonly string[] = []) => ({
	reader: memoryReader(files),
	facts: factsWith(),
	own: [],
	recorded: {
		$schema: '',
		version: '1.0.0',
		answers: { name: 'shop' } as never,
		files: Object.fromEntries(ours.map((name) => [name, hashText(files[name] ?? '')])),
	},
	recordedAnswers: {},
});

describe('the Dockerfile to compare with', () => {
	test('is the one that is there, with the rules that it has', async () => {
		const files = { Dockerfile: 'FROM a', '.dockerignore': '.git' };
		expect(await findExisting(seen(files), undefined)).toEqual({
			dockerfile: 'Dockerfile',
			contextFolder: '',
			ignoreFile: '.git',
			ignoreNames: ['.dockerignore'],
		});
	});

	test('is not ours, but the one that ours replaced, with the rules that ours replaced', async () => {
		const files = {
			Dockerfile: 'FROM ours',
			'Dockerfile.orig': 'FROM theirs',
			'.dockerignore': '*',
			'.dockerignore.orig': '.venv',
			[recordPath]: '{}',
		};
		expect(await findExisting(seen(files, ['Dockerfile', '.dockerignore']), undefined)).toEqual({
			dockerfile: 'Dockerfile.orig',
			contextFolder: '',
			ignoreFile: '.venv',
			ignoreNames: ['.dockerignore'],
		});
		expect(await findExisting(seen({ Dockerfile: 'FROM ours' }, ['Dockerfile']), undefined)).toBeUndefined();
	});

	test('is the one that is named, if it is there', async () => {
		const files = {
			'docker/prod.Dockerfile': 'FROM a',
			'docker/prod.Dockerfile.dockerignore': 'docs',
			'.dockerignore': '*',
		};
		expect(await findExisting(seen(files), 'docker/prod.Dockerfile')).toMatchObject({ ignoreFile: 'docs' });
		await expect(findExisting(seen(files), 'no.Dockerfile')).rejects.toThrow('There is no no.Dockerfile');
	});

	test('has the context that holds what it copies: its folder, or one around it', async () => {
		const text = 'FROM a\nCOPY services/api/app libs/*.py ./\nCOPY --from=0 /x /x\n';
		const project = {
			Dockerfile: text,
			'../../services/api/app/main.py': '',
			'../../.dockerignore': 'docs',
			'.dockerignore': '*',
		};
		const around = seen(project);
		const reader = {
			...around.reader,
			location: 'services/api',
			exists: async (path: string) => existsIn(project, path),
		};
		expect(await findExisting({ ...around, reader }, undefined)).toEqual({
			dockerfile: 'Dockerfile',
			contextFolder: 'services/api',
			ignoreFile: 'docs',
			ignoreNames: ['../../.dockerignore'],
		});
		const own = { ...project, Dockerfile: 'FROM a\nCOPY . .\n' };
		expect(
			await findExisting({ ...seen(own), reader: { ...memoryReader(own), location: 'services/api' } }, undefined),
		).toMatchObject({
			contextFolder: '',
			ignoreFile: '*',
		});
	});
});

const existsIn = (files: Readonly<Record<string, string>>, path: string): boolean =>
	Object.keys(files).some((name) => name === path || name.startsWith(`${path}/`));
