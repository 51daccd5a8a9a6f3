import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../templates');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
	.sort();
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe.each(files)('templates/%s', (file) => {
	const text = read(file);

	test('has LF line endings, one newline at the end and no trailing spaces', () => {
		expect(text).not.toContain('\r');
		expect(text).not.toMatch(/[ \t]$/m);
		if (text !== '') expect(text).toMatch(/[^\n]\n$/);
	});

	test('has no part of its path that begins with a dot, as npm would drop it', () => {
		expect(file.split('/').filter((part) => part.startsWith('.'))).toEqual([]);
	});
});

describe.each(files.filter((file) => file.endsWith('.ejs')))('templates/%s', (file) => {
	const text = read(file);
	const tags = [...text.matchAll(/<%[\s\S]*?%>/g)].map(([tag]) => tag);

	test('prints through the escape function only', () => {
		expect(tags.filter((tag) => tag.startsWith('<%-'))).toEqual([]);
	});

	test('holds no logic but printing, a loop over a list, and an if on one flat boolean', () => {
		const allowed = [
			/^<%= view\.\w+ %>$/,
			/^<%= \w+(?:\.\w+)? %>$/,
			/^<%= view\.because\('[a-z-]+'\) %>$/,
			/^<%= include\('[\w./-]+'\) -%>$/,
			/^<%= include\(`[\w./-]+\$\{view\.\w+\}(?:\/[\w-]+)?`\) -%>$/,
			/^<% for \(const (?:\w+|\{ \w+(?:, \w+)* \}) of view\.\w+\) \{ -%>$/,
			/^<% if \(view\.(?:is|has|installs|copies)[A-Z]\w*\) \{ -%>$/,
			/^<% \} -%>$/,
		];
		expect(tags.filter((tag) => !allowed.some((form) => form.test(tag)))).toEqual([]);
	});

	test('nests no if in an if', () => {
		let depth = 0;
		for (const tag of tags) {
			if (tag.startsWith('<% if')) expect(++depth).toBe(1);
			if (tag.startsWith('<% }')) depth = 0;
		}
	});

	test('includes only templates that exist', () => {
		const names = [...text.matchAll(/include\('([^']+)'\)/g)].map(([, name]) => `${name}.ejs`);
		expect(names.filter((name) => !files.includes(name))).toEqual([]);
	});
});
