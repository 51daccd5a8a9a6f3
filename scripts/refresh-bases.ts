// Writes src/core/bases/releases.json: ends of life and published tags. Without a network, from a file that holds all sources:
// npx tsx scripts/refresh-bases.ts [sources.json] [--save sources.json]. The sources of the last time: test/scripts/base-sources.json.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Sources, toReleases } from './bases/to-releases.ts';

const root = path.resolve(import.meta.dirname, '..');

const read = async (address: string): Promise<string> => {
	const response = await fetch(address, { headers: { 'user-agent': 'create-hardened-container' } });
	if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
	return response.text();
};

const product = async <T>(name: string): Promise<T> =>
	JSON.parse(await read(`https://endoflife.date/api/v1/products/${name}/`));

const officialImages = async (): Promise<Sources['officialImages']> => {
	const file = 'docker-library/official-images';
	const [text, commits] = await Promise.all([
		read(`https://raw.githubusercontent.com/${file}/master/library/python`),
		read(`https://api.github.com/repos/${file}/commits?path=library/python&per_page=1`),
	]);
	return { text, date: JSON.parse(commits)[0].commit.committer.date.slice(0, 10) };
};

const fetchSources = async (): Promise<Sources> => ({
	python: await product('python'),
	debian: await product('debian'),
	'alpine-linux': await product('alpine-linux'),
	officialImages: await officialImages(),
});

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { save: { type: 'string' }, output: { type: 'string' } },
});
const [file] = positionals;
const sources: Sources = file === undefined ? await fetchSources() : JSON.parse(readFileSync(file, 'utf8'));
if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(sources, undefined, '\t')}\n`);
const output = path.resolve(values.output ?? path.join(root, 'src/core/bases/releases.json'));
const today = new Date().toISOString().slice(0, 10);
writeFileSync(output, `${JSON.stringify(toReleases(sources, today), undefined, '\t')}\n`);
if (values.output === undefined)
	execFileSync('npx', ['biome', 'format', '--write', path.relative(root, output)], { cwd: root, stdio: 'inherit' });
