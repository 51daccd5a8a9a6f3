import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { licenceText } from '../scripts/write-license.ts';

test('LICENSE has the notice of every package in the bundle; npx tsx scripts/write-license.ts writes it', async () => {
	expect(readFileSync(path.resolve(import.meta.dirname, '../LICENSE'), 'utf8')).toBe(await licenceText());
}, 60_000);
