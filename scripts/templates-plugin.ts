import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileTemplate } from '../src/render/compile-template.ts';

const moduleId = 'virtual:templates';
const folder = path.resolve(import.meta.dirname, '../templates');

/** Makes `virtual:templates`: every file under templates/, compiled, by its name without ".ejs"; other files as text. */
export const templatesPlugin = () => ({
	name: 'templates',
	resolveId: (id: string) => (id === moduleId ? `\0${moduleId}` : undefined),
	load: (id: string) => (id === `\0${moduleId}` ? templatesModule() : undefined),
});

const templatesModule = (): string => {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
		.sort();
	const templates = files.filter((file) => file.endsWith('.ejs')).map(templateEntry);
	const texts = files.filter((file) => !file.endsWith('.ejs')).map(textEntry);
	return `export const templates = {\n${templates.join(',\n')}\n};\nexport const texts = {\n${texts.join(',\n')}\n};\n`;
};

const templateEntry = (file: string): string => {
	const name = file.slice(0, -'.ejs'.length);
	return `${JSON.stringify(name)}: ${compileTemplate(name, read(file))}`;
};

const textEntry = (file: string): string => `${JSON.stringify(file)}: ${JSON.stringify(read(file))}`;

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
