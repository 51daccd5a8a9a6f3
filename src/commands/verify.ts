import path from 'node:path';
import { expectLabels } from '../core/expectation.ts';
import type { ImageFacts } from '../core/image-facts.ts';
import { practices } from '../core/practices/index.ts';
import { verifyImage } from '../core/verify.ts';
import { applyPolicy, findBroken, type Policy, parsePolicy } from '../core/verify-policy.ts';
import { readIfThere } from '../disk/dockerfiles.ts';
import { collectImageFacts } from '../engine/collect-image-facts.ts';
import { findEngine } from '../engine/find-engine.ts';
import { ExitCode, UserError } from '../errors.ts';
import type { Io } from '../io.ts';
import { printHelp } from '../report/help.ts';
import { openProgress } from './progress.ts';
import { readTrialEnvironment } from './trial-environment.ts';
import { printVerified } from './verify-formats.ts';
import { parseVerifyOptions, type VerifyOptions, verifyHelp } from './verify-options.ts';

/** Holds any image against the practices: reads it layer by layer, and starts it hardened. */
export const runVerify = async (args: readonly string[], io: Io): Promise<ExitCode> => {
	const options = parseVerifyOptions(args);
	if (options === undefined) return printHelp(verifyHelp, io);
	const policy = await readPolicy(options, io);
	const facts = await readImage(options, io);
	const seen = verifyImage(practices, facts);
	const findings = policy === undefined ? seen : applyPolicy(seen, policy);
	const broken = findBroken(findings, policy, options.failOn);
	printVerified({ facts, findings, broken, policy }, { format: options.format, io });
	return broken.length === 0 ? ExitCode.done : ExitCode.failed;
};

const readPolicy = async ({ policy }: VerifyOptions, io: Io): Promise<Policy | undefined> => {
	if (policy === undefined) return undefined;
	const text = await readIfThere(path.resolve(io.workingDirectory, policy));
	if (text === undefined) throw new UserError(`There is no ${policy}.`, 'Give --policy the path of a JSON file.');
	return parsePolicy(text, policy);
};

const readImage = async (options: VerifyOptions, io: Io): Promise<ImageFacts> => {
	const { image, engine, format } = options;
	const environment = await readTrialEnvironment(options, io);
	const found = await findEngine({ prefer: engine, signal: io.signal });
	if (found.engine === undefined) throw new UserError(`${found.reason}, so nothing can be verified.`, found.hint);
	const progress = openProgress(io, format === 'text' ? io.stdout : io.stderr);
	const onStep = (what: string): void => progress.note(`Verifying: ${what}`);
	try {
		const request = { image, expect: expectLabels, environment, signal: io.signal, onStep };
		return await collectImageFacts(found.engine, request);
	} finally {
		progress.end();
	}
};
