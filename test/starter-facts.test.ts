import known from 'virtual:known/starter-facts';
import { expect, test } from 'vitest';
import { knownFacts } from '../src/commands/create/read-facts.ts';
import { starterDefinitions } from '../src/core/starters/index.ts';
import { detectProject } from '../src/detect/index.ts';
import { createProjectReader } from '../src/disk/index.ts';
import { starterFiles } from '../src/render/starter.ts';
import { temporaryProject } from './support/temporary-project.ts';

test.each(starterDefinitions)(
	'what is known of the $id starter is what detection finds in its files',
	async ({ id }) => {
		const files = starterFiles(id, { layout: 'locked', name: 'another-name' });
		const root = await temporaryProject(Object.fromEntries(files));
		expect(knownFacts(id, files)).toEqual(await detectProject(createProjectReader(root), 'service'));
	},
);

test('what is known of an empty folder is what detection finds there', async () => {
	const root = await temporaryProject({});
	expect(known.empty).toEqual(await detectProject(createProjectReader(root), 'service'));
});
