import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { practices } from '../../src/core/practices/index.ts';

const root = process.cwd();

/** Everything that may cite a practice, as one text. */
const citing = ['templates', 'src/core/docs']
	.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
	.filter((entry) => entry.isFile())
	.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
	.join('\n');

/** What a Dockerfile and its docs say of each practice that they cite, by slug, without its checks and examples. */
export default Object.fromEntries(
	practices
		.filter(({ slug }) => citing.includes(`'${slug}'`))
		.map(({ slug, id, title, why, comment }) => [slug, { id, title, why, comment }]),
);
