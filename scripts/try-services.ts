// Runs the packed wizard on real public services, by Enter alone, and records what came of it in test/services/.
// Use: npx tsx scripts/try-services.ts [--mirrors FOLDER] [--screens FOLDER] [NAME...]   (needs a container engine)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkOut, removeContainerFiles } from '../test/services/checkout.ts';
import type { ServiceRecord } from '../test/services/record.ts';
import { renderServices } from '../test/services/render.ts';
import { runWizard } from '../test/services/run-wizard.ts';
import { type Service, services } from '../test/services/services.ts';

const root = path.resolve(import.meta.dirname, '..');
const recordPath = path.join(root, 'test/services/results.json');
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { mirrors: { type: 'string' }, screens: { type: 'string' } },
});
const tool = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const workspace = mkdtempSync(path.join(tmpdir(), 'services-'));

/** As a user has it: packed, and unpacked somewhere else. */
const unpackProduct = (): string => {
	const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', workspace], {
		cwd: root,
		encoding: 'utf8',
	});
	execFileSync('tar', ['-xzf', path.join(workspace, name.trim().split('\n').at(-1) ?? ''), '-C', workspace]);
	return path.join(workspace, 'package/bin/create-hardened-container.cjs');
};

const nameOf = ({ repository, folder }: Pick<Service, 'repository' | 'folder'>): string =>
	folder === undefined || folder === '.' ? repository : `${repository}/${folder}`;

const tryOne = async (service: Service, bin: string): Promise<ServiceRecord> => {
	const folder = checkOut(service, { mirrors: values.mirrors, into: mkdtempSync(path.join(workspace, 'clone-')) });
	removeContainerFiles(folder);
	const image = `try-${nameOf(service)
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')}:services`;
	try {
		const { screen, ...seen } = await runWizard({ folder, bin, args: ['--tag', image, ...(service.args ?? [])] });
		if (values.screens !== undefined) {
			mkdirSync(values.screens, { recursive: true });
			writeFileSync(path.join(values.screens, `${nameOf(service).replaceAll('/', '+')}.txt`), screen);
		}
		const { repository, commit, kind, args, folder: below = '.' } = service;
		return { repository, commit, folder: below, kind, ...(args === undefined ? {} : { args }), tool, ...seen };
	} finally {
		execFileSync('docker', ['rmi', '--force', image], { stdio: 'ignore' });
		rmSync(folder, { recursive: true, force: true });
	}
};

const readRecords = (): readonly ServiceRecord[] =>
	existsSync(recordPath) ? JSON.parse(readFileSync(recordPath, 'utf8')) : [];

/** Results of services that were not tried again stay as they are. */
const write = (fresh: ServiceRecord): void => {
	const known = new Map([...readRecords(), fresh].map((record) => [nameOf(record), record]));
	const records = services.flatMap((service) => known.get(nameOf(service)) ?? []);
	writeFileSync(recordPath, `${JSON.stringify(records, undefined, '\t')}\n`);
	writeFileSync(path.join(root, 'test/services.md'), renderServices(records));
};

try {
	const bin = unpackProduct();
	const chosen = services.filter(
		(service) => positionals.length === 0 || positionals.some((part) => nameOf(service).includes(part)),
	);
	for (const service of chosen) {
		const record = await tryOne(service, bin);
		write(record);
		const failed = record.failed.map((text) => text.slice(0, 5)).join(' ');
		process.stdout.write(`${nameOf(service)}: ${record.seconds} s, ${record.outcome || 'no image'} ${failed}\n`);
	}
} finally {
	rmSync(workspace, { recursive: true, force: true });
}
