// Writes LICENSE: the licence of this project, then the notices of every package that the bundle contains.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import configs from '../rolldown.config.ts';

const root = path.resolve(import.meta.dirname, '..');

const ownLicence = `MIT License

Copyright (c) 2026 The create-hardened-container authors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** The folders of the packages whose code is in the bundle, from the bundler's own list of modules. */
export const bundledPackages = async (): Promise<readonly string[]> => {
	const modules = (await Promise.all(configs.map(bundledModules))).flat();
	const names = modules.map((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1]);
	return [...new Set(names.filter((name) => name !== undefined))].sort();
};

const bundledModules = async ({
	output: _output,
	...options
}: (typeof configs)[number]): Promise<readonly string[]> => {
	const bundle = await rolldown({ ...options, cwd: root });
	const { output } = await bundle.generate({ format: 'esm' });
	return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
};

interface Notice {
	readonly title: string;
	readonly text: string;
}

const readNotice = (name: string): Notice => {
	const folder = path.join(root, 'node_modules', name);
	const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$|-)/i.test(entry));
	const text = file === undefined ? `Licence: ${license}` : readFileSync(path.join(folder, file), 'utf8').trim();
	return { title: `${name} ${version} (${license})`, text: text.replaceAll('\r\n', '\n').replace(/[ \t]+$/gm, '') };
};

/** Packages whose notices are the same to the letter share one copy of it. */
const groupNotices = (notices: readonly Notice[]): readonly string[] => {
	const texts = [...new Set(notices.map(({ text }) => text))];
	return texts.map((text) => {
		const titles = notices.filter((notice) => notice.text === text).map(({ title }) => title);
		return `${titles.join('\n')}\n\n${text}\n`;
	});
};

/** The whole text of LICENSE. */
export const licenceText = async (): Promise<string> => {
	const notices = groupNotices((await bundledPackages()).map(readNotice));
	const rule = `\n${'-'.repeat(80)}\n\n`;
	return `${ownLicence}${rule}The published package contains code of the following packages, under their own licences.\n${rule}${notices.join(rule)}`;
};

if (process.argv[1] === import.meta.filename) writeFileSync(path.join(root, 'LICENSE'), await licenceText());
