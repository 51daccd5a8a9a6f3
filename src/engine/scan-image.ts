import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Vulnerabilities } from '../core/comparison/compared.ts';
import { countVulnerabilities, type Scanner } from '../core/comparison/scan-report.ts';
import { withTemporaryFolder } from '../temporary-folder.ts';
import { lastLine, runCommand } from './command-line.ts';
import type { ContainerEngine } from './engine.ts';

/** What a scanner found, or why an installed one gave no report. */
export type Scan = { readonly vulnerabilities: Vulnerabilities } | { readonly scanProblem: string };

export interface Scanning {
	readonly image: string;
	readonly engine: ContainerEngine;
	readonly signal: AbortSignal;
}

/** Each reads an image that was saved to a file, so that none needs a socket of the engine or asks a registry. */
const programs: Readonly<Record<Scanner, Program>> = {
	trivy: {
		version: ['trivy', '--version'],
		scan: (file) => ['trivy', 'image', '--quiet', '--scanners=vuln', '--format=json', '--input', file],
	},
	grype: {
		version: ['grype', '--version'],
		scan: (file) => ['grype', '--quiet', '--output=json', `docker-archive:${file}`],
	},
	scout: {
		version: ['docker', 'scout', 'version'],
		scan: (file) => ['docker', 'scout', 'cves', '--format=gitlab', `archive://${file}`],
	},
};

interface Program {
	readonly version: readonly string[];
	readonly scan: (file: string) => readonly string[];
}

/** The first scanner that is installed; undefined when none is. */
export const findScanner = async (
	signal: AbortSignal,
): Promise<((scanning: Scanning) => Promise<Scan>) | undefined> => {
	for (const scanner of Object.keys(programs) as Scanner[]) {
		const [program = '', ...args] = programs[scanner].version;
		const { exitCode, stdout } = await runCommand(program, args, { signal, timeout: 30_000 });
		const version = /\d+\.\d+\.\d+/.exec(stdout)?.[0];
		// A client of Docker without the plugin takes its arguments for its own, and refuses them.
		if (exitCode === 0 && version !== undefined) return (scanning) => scan({ scanner, version }, scanning);
	}

	return undefined;
};

interface Found {
	readonly scanner: Scanner;
	readonly version: string;
}

const scan = async ({ scanner, version }: Found, { image, engine, signal }: Scanning): Promise<Scan> => {
	const named = `${scanner} ${version}`;
	try {
		return await withTemporaryFolder(async (folder) => {
			const file = path.join(folder, 'image.tar');
			const { stream, done } = engine.save(image, signal);
			await Promise.all([pipeline(stream, createWriteStream(file)), done]);
			const [program = '', ...args] = programs[scanner].scan(file);
			const { exitCode, stdout, stderr } = await runCommand(program, args, { signal });
			const counts = exitCode === 0 ? countVulnerabilities(scanner, stdout) : undefined;
			if (counts !== undefined) return { vulnerabilities: { scanner: named, ...counts } };
			return { scanProblem: `${named} gave no report: ${lastLine(stderr) || `it ended with code ${exitCode}`}` };
		});
	} catch (error) {
		signal.throwIfAborted();
		// The disk may be full, say.
		return { scanProblem: `${named} got no image: ${error instanceof Error ? error.message : error}` };
	}
};
