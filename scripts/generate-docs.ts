import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generatedPages } from './docs/pages.ts';

/** Writes the pages that come from the registries: npx tsx scripts/generate-docs.ts. A test compares them with the code. */
const root = path.resolve(import.meta.dirname, '..');
for (const [name, text] of generatedPages()) {
	const file = path.join(root, name);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, text);
}
