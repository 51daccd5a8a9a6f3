import { expect, test } from 'vitest';
import type { ProjectReader } from '../../src/core/project-reader.ts';
import { detectProject } from '../../src/detect/index.ts';
import { createProjectReader } from '../../src/disk/index.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { temporaryProject } from '../support/temporary-project.ts';

const main = 'from fastapi import FastAPI\n\nfrom shop.rules_1 import price\n\napp = FastAPI()\n';

/** The reader, and every path that is asked of it. */
const recording = (reader: ProjectReader) => {
	const asked = { listed: [] as string[], read: [] as string[] };
	const recorder: ProjectReader = {
		exists: reader.exists,
		readText: (path) => {
			asked.read.push(path);
			return reader.readText(path);
		},
		list: (folder) => {
			asked.listed.push(folder);
			return reader.list(folder);
		},
	};
	return { recorder, asked };
};

test('folders of dependencies, caches and version control are neither listed nor read', async () => {
	const inside = ['node_modules', '.venv', 'venv', 'env', '.git', '__pycache__', 'lib/site-packages', '.tox', 'dist'];
	const files = Object.fromEntries(inside.map((folder) => [`${folder}/deep/app.py`, main]));
	const { recorder, asked } = recording(memoryReader({ ...files, 'shop/main.py': main, 'shop/__init__.py': '' }));
	const facts = await detectProject(recorder, 'shop');
	expect(facts.application?.value).toMatchObject({ module: 'shop.main', attribute: 'app' });
	expect(asked.read).toContain('shop/main.py');
	const wrong = [...asked.listed, ...asked.read].filter((path) =>
		inside.some((folder) => path === folder || path.startsWith(`${folder}/`)),
	);
	expect(wrong).toEqual([]);
});

test('of thousands of files some hundred are read, and the application is found among them', async () => {
	const files: Record<string, string> = {
		'shop/__init__.py': '',
		'shop/main.py': main,
		'requirements.txt': 'fastapi\n',
	};
	for (let index = 0; index < 3000; index += 1) files[`shop/rules_${index}.py`] = `price_${index} = ${index}\n`;
	for (let index = 0; index < 3000; index += 1) files[`shop/pages/page_${index}.html`] = '<p>';
	const { recorder, asked } = recording(memoryReader(files));
	const facts = await detectProject(recorder, 'shop');
	expect(facts.application?.value).toMatchObject({ module: 'shop.main', attribute: 'app' });
	expect(new Set(asked.read).size).toBeLessThan(900);
});

test('an application whose name comes after more entries than are looked at', async () => {
	const files: Record<string, string> = { 'shop/__init__.py': '', 'shop/zebra.py': main.replace('rules_1', 'a') };
	for (let index = 0; index < 2000; index += 1) files[`shop/picture_${index}.png`] = '';
	const facts = await detectProject(memoryReader(files), 'shop');
	expect(facts.application?.value).toMatchObject({ module: 'shop.zebra', attribute: 'app' });
});

test('a file over 1 MiB is not read, whatever it is called', async () => {
	const large = `${main}# ${'x'.repeat(1024 * 1024)}\n`;
	const root = await temporaryProject({ 'main.py': large, 'requirements.txt': 'fastapi\n' });
	const facts = await detectProject(createProjectReader(root), 'shop');
	expect(facts.application).toBeUndefined();
});
